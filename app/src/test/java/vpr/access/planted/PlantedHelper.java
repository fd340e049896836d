package vpr.access.planted;

import org.bouncycastle.asn1.ASN1Object;
import org.eclipse.jgit.lib.ObjectId;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
record PlantedHelper(ObjectId id, ASN1Object object) {}
