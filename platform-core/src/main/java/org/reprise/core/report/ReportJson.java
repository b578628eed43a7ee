package org.reprise.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** The report's data as JSON that may stand inside a script element. */
final class ReportJson {
    /** Digits of the points of curves: more than a screen can show, at half the size of the page. */
    private static final MathContext POINT = new MathContext(7);

    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(numbers());

    private ReportJson() {}

    static String of(Object model) {
        try {
            return escape(MAPPER.writeValueAsString(model));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report of plain records does not serialise", e);
        }
    }

    // In JSON these characters occur within strings alone, where an escape means the same.
    private static String escape(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static SimpleModule numbers() {
        SimpleModule module = new SimpleModule("numbers");
        module.addSerializer(Double.class, new Scalar());
        module.addSerializer(double.class, new Scalar());
        module.addSerializer(double[].class, new Points());
        return module;
    }

    /** NaN as null; infinities, which only parameters have any use for, as text. */
    private static final class Scalar extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        Scalar() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.isNaN()) {
                out.writeNull();
            } else if (value.isInfinite()) {
                out.writeString(value.toString());
            } else {
                out.writeNumber(value);
            }
        }
    }

    /** Points that a chart cannot place as null. */
    private static final class Points extends StdSerializer<double[]> {
        private static final long serialVersionUID = 1L;

        Points() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] values, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            for (double value : values) {
                if (!Double.isFinite(value)) {
                    out.writeNull();
                } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                    out.writeNumber((long) value);
                } else {
                    out.writeNumber(new BigDecimal(value, POINT).stripTrailingZeros());
                }
            }
            out.writeEndArray();
        }
    }
}
