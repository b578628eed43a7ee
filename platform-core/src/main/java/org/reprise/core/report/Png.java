package org.reprise.core.report;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.FloatSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Draws SVG by Java's own graphics, twice as fine as a screen. */
final class Png {
    private static final int SCALE = 2;
    private static final Pattern FONTS = Pattern.compile("font-family=\"[^\"]*\"");

    private Png() {}

    /** Java cannot draw here. */
    static final class NotDrawable extends Exception {
        private static final long serialVersionUID = 1L;

        NotDrawable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static byte[] of(String svg) throws NotDrawable {
        System.setProperty("java.awt.headless", "true");
        try {
            // Of a list JSVG takes the first family alone; Java's own one has every sign that charts write.
            byte[] text =
                    FONTS.matcher(svg).replaceFirst("font-family=\"SansSerif\"").getBytes(StandardCharsets.UTF_8);
            SVGDocument document =
                    new SVGLoader().load(new ByteArrayInputStream(text), null, LoaderContext.createDefault());
            if (document == null) {
                throw new IllegalStateException("The chart is no SVG");
            }
            FloatSize size = document.size();
            BufferedImage image = new BufferedImage(
                    Math.round(size.width * SCALE), Math.round(size.height * SCALE), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            try {
                graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
                graphics.scale(SCALE, SCALE);
                document.render((java.awt.Component) null, graphics, null);
            } finally {
                graphics.dispose();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException | LinkageError | InternalError e) {
            // A runtime without java.desktop's native parts, or without any font.
            throw noFonts(e);
        } catch (RuntimeException e) {
            if (String.valueOf(e.getMessage()).contains("Fontconfig")) {
                throw noFonts(e);
            }
            throw e;
        }
    }

    private static NotDrawable noFonts(Throwable e) {
        return new NotDrawable(
                "Java cannot draw text here (" + e
                        + "): install fontconfig and a font such as DejaVu, and a JRE that is"
                        + " not without java.desktop",
                e);
    }
}
