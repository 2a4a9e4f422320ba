package io.sparkpool.scale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The figures as JSON, which {@code scaling.md} describes. Numbers have six decimals at most, those of a fit nine. */
final class ScaleJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DECIMALS = 6;
    private static final int DECIMALS_OF_FITS = 9;

    private ScaleJson() {}

    static String text(Scaling scaling) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", Scaling.SCHEMA);
        root.put("function", scaling.function());
        root.put("input", scaling.input());
        scaling.command().forEach(root.putArray("command")::add);
        root.put("rounds", scaling.rounds());
        root.put("inputs", scaling.counts().inputs());
        root.put("outputs", scaling.counts().outputs());
        root.put("failed", scaling.counts().failed());
        root.put("digest", scaling.digest());
        root.put("master", scaling.master());
        scaling.machineCores()
                .ifPresentOrElse(cores -> root.put("machineCores", cores), () -> root.putNull("machineCores"));
        root.put("conclusion", Conclusion.of(scaling));
        ObjectNode used = root.putObject("usedCores");
        scaling.usedCores().forEach((cores, most) -> used.put(cores.toString(), most));
        series(root.putObject("map"), scaling.map());
        series(root.putObject("run"), scaling.run());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // no file is involved
        }
    }

    private static void series(ObjectNode node, Series series) {
        ArrayNode points = node.putArray("points");
        series.points().forEach(point -> point(points.addObject(), point));
        if (series.fit().isEmpty()) {
            node.putNull("law");
            return;
        }
        ScalabilityLaw fit = series.fit().get();
        ObjectNode law = node.putObject("law");
        law.put("lambda", rounded(fit.lambda(), DECIMALS_OF_FITS));
        law.put("sigma", rounded(fit.sigma(), DECIMALS_OF_FITS));
        law.put("kappa", rounded(fit.kappa(), DECIMALS_OF_FITS));
        put(law, "peak", fit.peak());
    }

    private static void point(ObjectNode node, Point point) {
        node.put("cores", point.cores());
        node.put("seconds", rounded(point.times().median(), DECIMALS));
        node.put("secondsMin", rounded(point.times().min(), DECIMALS));
        node.put("secondsMax", rounded(point.times().max(), DECIMALS));
        node.put("speedUp", rounded(point.speedUp(), DECIMALS));
        node.put("speedUpMin", rounded(point.speedUpMin(), DECIMALS));
        node.put("speedUpMax", rounded(point.speedUpMax(), DECIMALS));
        node.put("efficiency", rounded(point.efficiency(), DECIMALS));
        put(node, "serialFraction", point.serialFraction());
        put(node, "predictedSpeedUp", point.predicted());
    }

    private static void put(ObjectNode node, String name, Optional<Double> value) {
        node.put(name, value.map(number -> rounded(number, DECIMALS)).orElse(null));
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }
}
