package vpr.gitstore;

/** What reading needs, whether the store is open for writing or not. */
record ReadParts(Repositories repositories, RecordObjects objects, EventReader events) {
    static ReadParts create() {
        var repositories = new Repositories();
        var objects = new RecordObjects(repositories);
        return new ReadParts(repositories, objects, new EventReader(objects));
    }
}
