package io.novelengine.monitoring.status;

import io.novelengine.monitoring.measure.Status;
import io.novelengine.monitoring.measure.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How the suite and each service are, and why. */
record Health(Status status, List<String> reasons, Instant at, String window, Map<String, Verdict> services) {}
