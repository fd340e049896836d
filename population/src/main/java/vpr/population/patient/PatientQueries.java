package vpr.population.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages of patients in the order of their folded names, each page cut from an index. */
final class PatientQueries {
    private final JdbcClient db;

    PatientQueries(JdbcClient db) {
        this.db = db;
    }

    /** Where a page begins: after the patient with these sort keys. */
    record After(String sortName, String patientId) {}

    /** A line and the name that it is sorted by. */
    record Line(PatientLine view, String sortName) {}

    List<Line> all(@Nullable After after, int rows) {
        return page("select sort_name, patient_id from patients c where true", Map.of(), after, rows);
    }

    /**
     * One criterion names the candidates, from an index that holds the sort keys too; the others are asked of each. An
     * identifier names the fewest, a birth date fewer than a name.
     */
    List<Line> matching(PatientSearch search, @Nullable After after, int rows) {
        var criteria = new ArrayList<Criterion>();
        var parameters = new HashMap<String, Object>();
        addIdentifier(search, criteria, parameters);
        addBirth(search, criteria, parameters);
        addWords(search, criteria, parameters);
        var sql = new StringBuilder(criteria.getFirst().candidates());
        criteria.stream()
                .skip(1)
                .forEach(criterion ->
                        sql.append(" and exists (").append(criterion.holds()).append(")"));
        return page(sql.toString(), parameters, after, rows);
    }

    /**
     * @param candidates selects the sort keys of all that it holds for, as {@code c}
     * @param holds selects something when it holds for {@code c}
     */
    private record Criterion(String candidates, String holds) {}

    private static void addIdentifier(PatientSearch search, List<Criterion> criteria, Map<String, Object> parameters) {
        var identifier = search.identifier();
        if (identifier == null || identifier.value() == null) {
            return;
        }
        parameters.put("value", identifier.value());
        var condition = "i.value = :value";
        if (identifier.system() != null) {
            parameters.put("system", identifier.system());
            condition += " and i.system = :system";
        }
        var holds = "select from patient_identifiers i where i.patient_id = c.patient_id and " + condition;
        criteria.add(new Criterion(
                "select distinct c.sort_name, c.patient_id from patient_identifiers i join patients c using (patient_id)"
                        + " where " + condition,
                holds));
    }

    private static void addBirth(PatientSearch search, List<Criterion> criteria, Map<String, Object> parameters) {
        var from = search.bornFrom();
        var to = search.bornTo();
        if (from == null || to == null) {
            return;
        }
        parameters.put("from", from);
        parameters.put("to", to);
        var condition = "%s.birth_earliest >= :from and %s.birth_earliest <= :to and %s.birth_latest <= :to";
        criteria.add(new Criterion(
                "select c.sort_name, c.patient_id from patients c where " + condition.replace("%s", "c"),
                "select from patients b where b.patient_id = c.patient_id and " + condition.replace("%s", "b")));
    }

    private static void addWords(PatientSearch search, List<Criterion> criteria, Map<String, Object> parameters) {
        var longestFirst = search.words().stream()
                .distinct()
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList();
        for (var i = 0; i < longestFirst.size(); i++) {
            parameters.put("word" + i, longestFirst.get(i));
            parameters.put("beyond" + i, longestFirst.get(i) + Character.toString(Character.MAX_CODE_POINT));
            var condition = "%s.word >= :word# and %s.word < :beyond#".replace("#", Integer.toString(i));
            criteria.add(new Criterion(
                    "select distinct c.sort_name, c.patient_id from patient_names c where "
                            + condition.replace("%s", "c"),
                    "select from patient_names n where n.patient_id = c.patient_id and "
                            + condition.replace("%s", "n")));
        }
    }

    private List<Line> page(String candidates, Map<String, Object> parameters, @Nullable After after, int rows) {
        var keyset = after == null ? "" : " and (c.sort_name, c.patient_id) > (:sortName, :patientId)";
        var query = db.sql("select p.patient_id, p.display_name, p.birth_date_text, p.gender, p.withheld, p.sort_name"
                        + " from (" + candidates + keyset + " order by 1, 2 limit :rows) page"
                        + " join patients p using (patient_id) order by p.sort_name, p.patient_id")
                .params(parameters)
                .param("rows", rows);
        if (after != null) {
            query = query.param("sortName", after.sortName()).param("patientId", after.patientId());
        }
        return query.query(PatientQueries::line).list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        var view = new PatientLine(
                row.getString("patient_id"),
                row.getString("display_name"),
                row.getString("birth_date_text"),
                row.getString("gender"),
                row.getString("withheld"));
        return new Line(view, row.getString("sort_name"));
    }
}
