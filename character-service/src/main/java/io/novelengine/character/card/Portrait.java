package io.novelengine.character.card;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures of characters: the imported one made smaller, or a plain one drawn from the name. */
public final class Portrait {

    /** Widths in which portraits are served, in pixels. */
    public static final List<Integer> WIDTHS = List.of(64, 128, 256, 512);

    private Portrait() {}

    /**
     * The picture at most so wide, as PNG; never larger than it is. Refused when it cannot be drawn.
     *
     * <p>It is read with whole rows and columns left out as long as twice the width remains, so that the memory it takes
     * depends on the width that is wanted and not on the picture.
     */
    static byte[] scaled(Png png, int width) {
        var readers = ImageIO.getImageReadersByFormatName("png");
        var reader = readers.next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(png.picture()))) {
            reader.setInput(input, true, true);
            var step = Math.max(1, Math.max(png.width(), png.height()) / (2 * width));
            var how = reader.getDefaultReadParam();
            how.setSourceSubsampling(step, step, 0, 0);
            return encode(shrink(reader.read(0, how), width));
        } catch (IOException | RuntimeException e) {
            throw CardRefused.malformed("The picture cannot be drawn.");
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage shrink(BufferedImage image, int width) {
        var scale = Math.min(1.0, (double) width / image.getWidth());
        var wide = Math.max(1, (int) Math.rint(image.getWidth() * scale));
        var high = Math.clamp((int) Math.rint(image.getHeight() * scale), 1, 4 * width);
        var result = new BufferedImage(wide, high, BufferedImage.TYPE_INT_ARGB);
        var graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, wide, high, null);
        graphics.dispose();
        return result;
    }

    /** A head and shoulders in colours that the name decides, square; the same for the same name. */
    public static byte[] drawn(String name, int width) {
        var crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        var hue = (crc.getValue() & 0xffff) / 65_536f;
        var image = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, .35f, .92f), 0, width, Color.getHSBColor(hue + .08f, .55f, .62f)));
        graphics.fill(new Rectangle2D.Double(0, 0, width, width));
        graphics.setPaint(Color.getHSBColor(hue + .5f, .30f, .32f));
        figure(graphics, width, (crc.getValue() >>> 16 & 0xff) / 255.0);
        graphics.dispose();
        return encode(image);
    }

    private static void figure(Graphics2D graphics, double width, double build) {
        var shoulders = width * (.62 + .16 * build);
        graphics.fill(new Ellipse2D.Double((width - shoulders) / 2, width * .66, shoulders, width * .7));
        var head = width * .34;
        graphics.fill(new Ellipse2D.Double((width - head) / 2, width * .2, head, head * (1.2 + .15 * build)));
    }

    private static byte[] encode(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
