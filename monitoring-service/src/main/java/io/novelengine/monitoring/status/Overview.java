package io.novelengine.monitoring.status;

import io.novelengine.monitoring.history.StoreState;
import java.time.Instant;
import java.util.Map;

/** How the suite and each service did in a window that ends now. */
record Overview(String window, Instant at, StoreState history, SuiteView suite, Map<String, ServiceView> services) {}
