package io.novelengine.simulation.engine;

import java.util.Arrays;
import java.util.List;

/** The few statistics that stories are measured with. */
final class Statistics {

    private Statistics() {}

    /** Spearman's rank correlation, ties at their mean rank; 0 if one series does not vary. */
    static double spearman(double[] one, double[] other) {
        double[] a = ranks(one);
        double[] b = ranks(other);
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double both = 0;
        double varianceA = 0;
        double varianceB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            varianceA += (a[i] - meanA) * (a[i] - meanA);
            varianceB += (b[i] - meanB) * (b[i] - meanB);
        }
        return varianceA == 0 || varianceB == 0 ? 0 : both / Math.sqrt(varianceA * varianceB);
    }

    private static double[] ranks(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int less = 0;
            int equal = 0;
            for (double value : values) {
                less += value < values[i] ? 1 : 0;
                equal += value == values[i] ? 1 : 0;
            }
            ranks[i] = less + (equal + 1) / 2.0;
        }
        return ranks;
    }

    /** Jensen-Shannon divergence of two count vectors in bits, 0 to 1; 0 if one is empty. */
    static double divergence(int[] one, int[] other) {
        double sumOne = Arrays.stream(one).sum();
        double sumOther = Arrays.stream(other).sum();
        if (sumOne == 0 || sumOther == 0) {
            return 0;
        }
        double bits = 0;
        for (int i = 0; i < one.length; i++) {
            double p = one[i] / sumOne;
            double q = other[i] / sumOther;
            double mean = (p + q) / 2;
            bits += part(p, mean) + part(q, mean);
        }
        return Math.clamp(bits / 2, 0.0, 1.0);
    }

    private static double part(double p, double mean) {
        return p == 0 ? 0 : p * StrictMath.log(p / mean) / StrictMath.log(2);
    }

    /** Gini coefficient, 0 for an even spread. */
    static double gini(List<Integer> counts) {
        double sum = 0;
        double differences = 0;
        for (int one : counts) {
            sum += one;
            for (int other : counts) {
                differences += Math.abs(one - other);
            }
        }
        return sum == 0 ? 0 : differences / (2 * counts.size() * sum);
    }
}
