/**
 * Character cards as files: read from PNG, JSON and CHARX with all their faults, written without loss; plain functions
 * over bytes and records.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "profile")
package io.novelengine.character.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
