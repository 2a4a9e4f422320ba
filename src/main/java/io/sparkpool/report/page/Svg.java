package io.sparkpool.report.page;

/**
 * Draws a chart into a page. Its width is that of the page, whatever that is: places along it are shares of the width,
 * from 0 to 1, places down are pixels. So letters have the same size on a telephone and on a large screen.
 */
public final class Svg {
    private static final int CURVE_WIDTH = 10_000;

    private static final double NEAR_THE_END = 0.98;

    private final Html html;

    private Svg(Html html) {
        this.html = html;
    }

    /**
     * Begins a chart.
     *
     * @param styleClass how the style sheet refers to it
     * @param height in pixels
     * @param title what it is, for those who cannot see it
     * @param description what it shows, for those who cannot see it
     */
    public static Svg open(Html html, String styleClass, double height, String title, String description) {
        html.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "role",
                "img",
                "class",
                styleClass,
                "width",
                "100%",
                "height",
                number(height));
        html.element("title", title).element("desc", description).line();
        return new Svg(html);
    }

    /** Ends the chart. */
    public void close() {
        html.close().line();
    }

    /** Draws a rectangle. */
    public Svg rectangle(String styleClass, double x, double y, double width, double height) {
        html.empty("rect", rectangleAttributes(styleClass, x, y, width, height));
        return this;
    }

    /** Draws a rectangle that explains itself when the mouse is over it. */
    public Svg rectangle(String styleClass, double x, double y, double width, double height, String title) {
        html.open("rect", rectangleAttributes(styleClass, x, y, width, height));
        html.element("title", title).close();
        return this;
    }

    private static String[] rectangleAttributes(String styleClass, double x, double y, double width, double height) {
        return new String[] {
            "class", styleClass, "x", share(x), "y", number(y), "width", share(width), "height", number(height)
        };
    }

    /** Draws a straight line. */
    public Svg line(String styleClass, double x1, double y1, double x2, double y2) {
        html.empty("line", "class", styleClass, "x1", share(x1), "y1", number(y1), "x2", share(x2), "y2", number(y2));
        return this;
    }

    /** Draws a circle. */
    public Svg circle(String styleClass, double x, double y, double radius) {
        html.empty("circle", "class", styleClass, "cx", share(x), "cy", number(y), "r", number(radius));
        return this;
    }

    /** Writes a text; its style says whether it begins, ends or has its middle at this place. */
    public Svg text(String styleClass, double x, double y, String text) {
        html.element("text", text, "class", styleClass, "x", share(x), "y", number(y));
        return this;
    }

    /**
     * Writes a text, moved to the side by some pixels.
     *
     * @param right how many pixels to the right
     */
    public Svg text(String styleClass, double x, double right, double y, String text) {
        html.element("text", text, "class", styleClass, "x", share(x), "dx", number(right), "y", number(y));
        return this;
    }

    /** Draws curves and areas of the whole width, from {@code top} on. */
    public Svg curves(double top, double height, Curve... curves) {
        html.open(
                "svg",
                "x",
                "0",
                "y",
                number(top),
                "width",
                "100%",
                "height",
                number(height),
                "viewBox",
                "0 0 10000 1000",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true");
        for (Curve curve : curves) {
            html.path(curve.data(), curve.styleClass());
        }
        html.close();
        return this;
    }

    /** Draws the ticks of an axis below a chart, with lines through it from {@code top} to {@code bottom}. */
    public Svg xAxis(Axis axis, double top, double bottom) {
        int i = 0;
        for (double tick : axis.ticks()) {
            double x = axis.position(tick);
            line("grid", x, top, x, bottom);
            text(tickStyle(i, x), x, bottom + 16, axis.labelWithUnit(tick));
            i++;
        }
        return this;
    }

    /** Returns the style of a name below a chart: every other one is left out on narrow screens, the last one fits. */
    static String tickStyle(int number, double x) {
        String place = x > NEAR_THE_END ? "end" : "tick";
        return number % 2 == 1 ? place.concat(" wide") : place;
    }

    /** Draws the ticks of an axis at the left of a chart that is {@code height} high, from {@code top} on. */
    public Svg yAxis(Axis axis, double top, double height) {
        for (double tick : axis.ticks()) {
            double y = top + height * (1 - axis.position(tick));
            line("grid", 0, y, 1, y);
            text("ytick", 0, -8, y + 4, axis.labelWithUnit(tick));
        }
        return this;
    }

    /** Returns a share of the width. */
    private static String share(double share) {
        return number(share * 100).concat("%");
    }

    /** Returns a number with at most three digits after the point. */
    static String number(double number) {
        long thousandths = Math.round(Math.abs(number) * 1000);
        StringBuilder text = new StringBuilder(number < 0 && thousandths > 0 ? "-" : "").append(thousandths / 1000);
        int end = 4;
        String fraction = Long.toString(1000 + thousandths % 1000);
        while (end > 1 && fraction.charAt(end - 1) == '0') {
            end--;
        }
        if (end > 1) {
            text.append('.').append(fraction, 1, end);
        }
        return text.toString();
    }

    /** A curve through points, or the area below them. */
    public static final class Curve {
        private final String styleClass;
        private final StringBuilder data = new StringBuilder();

        /** Begins a curve without points. */
        public Curve(String styleClass) {
            this.styleClass = styleClass;
        }

        /**
         * Adds a straight line to a point, from the point before if there is one.
         *
         * @param x from 0 at the left to 1 at the right
         * @param y from 0 at the bottom to 1 at the top
         */
        public Curve to(double x, double y) {
            data.append(data.length() == 0 ? 'M' : 'L')
                    .append(Math.round(x * CURVE_WIDTH))
                    .append(' ')
                    .append(Math.round((1 - y) * 1_000));
            return this;
        }

        private String styleClass() {
            return styleClass;
        }

        private CharSequence data() {
            return data;
        }
    }
}
