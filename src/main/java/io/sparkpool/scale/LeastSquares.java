package io.sparkpool.scale;

import java.util.Optional;

/**
 * Finds the three numbers whose products with the coefficients of each row add up to the value of the row, with the
 * smallest sum of squared differences. A column of zeros has the solution 0. Not thread-safe.
 */
final class LeastSquares {
    private static final int SIZE = 3;
    private static final double SINGULAR = 1e-12;

    /** The normal equations, with the right side in the last column. */
    private final double[][] normal = new double[SIZE][SIZE + 1];

    /** Adds a row. */
    void add(double value, double... coefficients) {
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                normal[row][column] += coefficients[row] * coefficients[column];
            }
            normal[row][SIZE] += coefficients[row] * value;
        }
    }

    /** Returns the numbers; empty if the rows do not determine them. No row may be added after that. */
    Optional<double[]> solution() {
        scale();
        for (int pivot = 0; pivot < SIZE; pivot++) {
            if (normal[pivot][pivot] < SINGULAR) {
                return Optional.empty();
            }
            eliminate(pivot);
        }
        double[] solution = new double[SIZE];
        for (int row = 0; row < SIZE; row++) {
            solution[row] = normal[row][SIZE] / normal[row][row] * scales[row];
        }
        return Optional.of(solution);
    }

    private final double[] scales = new double[SIZE];

    /** Makes the diagonal 1, so that what is singular does not depend on units. */
    private void scale() {
        for (int row = 0; row < SIZE; row++) {
            if (normal[row][row] == 0) {
                normal[row][row] = 1;
            }
            scales[row] = 1 / Math.sqrt(normal[row][row]);
        }
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                normal[row][column] *= scales[row] * scales[column];
            }
            normal[row][SIZE] *= scales[row];
        }
    }

    private void eliminate(int pivot) {
        for (int row = 0; row < SIZE; row++) {
            double factor = row == pivot ? 0 : normal[row][pivot] / normal[pivot][pivot];
            for (int column = 0; column <= SIZE; column++) {
                normal[row][column] -= factor * normal[pivot][column];
            }
        }
    }
}
