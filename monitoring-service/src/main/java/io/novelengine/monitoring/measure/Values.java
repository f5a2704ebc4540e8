package io.novelengine.monitoring.measure;

import java.util.Arrays;

/** Values by number of the series, of which most are not there: two short arrays. */
public final class Values {

    /** No value at all. */
    public static final Values NONE = new Values(new char[0], new double[0]);

    private final char[] numbers;
    private final double[] values;

    private Values(char[] numbers, double[] values) {
        this.numbers = numbers;
        this.values = values;
    }

    /** The values of an array, the index being the number; what is not a number is not there. */
    public static Values of(double... all) {
        var numbers = new char[all.length];
        var values = new double[all.length];
        var size = 0;
        for (var number = 0; number < all.length; number++) {
            if (!Double.isNaN(all[number])) {
                numbers[size] = (char) number;
                values[size++] = all[number];
            }
        }
        return new Values(Arrays.copyOf(numbers, size), Arrays.copyOf(values, size));
    }

    /** The same values, in one piece with the other's numbers when they are equal. */
    public Values sharing(Values other) {
        return Arrays.equals(numbers, other.numbers) ? new Values(other.numbers, values) : this;
    }

    /** How many there are. */
    public int size() {
        return numbers.length;
    }

    /** The number of the series of the value at a place, 0 to {@link #size}. */
    public int numberAt(int place) {
        return numbers[place];
    }

    /** The value at a place, 0 to {@link #size}. */
    public double valueAt(int place) {
        return values[place];
    }

    /** The value of a series, or not a number. */
    public double get(int number) {
        var place = number > Character.MAX_VALUE ? -1 : Arrays.binarySearch(numbers, (char) number);
        return place < 0 ? Double.NaN : values[place];
    }
}
