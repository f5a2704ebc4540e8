/**
 * What services tell each other: the events of the suite, the same record for writer and reader.
 */
@NullMarked
package io.novelengine.shared.contract;

import org.jspecify.annotations.NullMarked;
