package io.novelengine.shared.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field, such as {@code cast[1]}
 * @param message what is wrong, in a sentence fragment
 */
public record FieldProblem(String field, String message) {}
