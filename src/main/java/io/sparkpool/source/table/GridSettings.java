package io.sparkpool.source.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Setting;
import io.sparkpool.message.Nearest;
import io.sparkpool.row.InvalidRowException;
import io.sparkpool.row.RowReader;
import io.sparkpool.row.RowReaders;
import io.sparkpool.source.InputKeys;
import io.sparkpool.source.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Makes a grid of the settings of a job. What is wrong with them is added to the problems. */
final class GridSettings {
    private final JobContext context;
    private final Wanted wanted;
    private final Map<String, Setting> lists;

    GridSettings(JobContext context, Wanted wanted) {
        this.context = context;
        this.wanted = wanted;
        this.lists = context.settings().named(InputKeys.GRID);
    }

    /** Returns the grid; nothing if there is a problem. */
    Optional<GridInputs> inputs() {
        if (lists.isEmpty()) {
            context.problems()
                    .add(
                            "use",
                            setting(InputKeys.KIND),
                            "there are no lists; set '%s' for each NAME".formatted(InputKeys.GRID.key()));
            return Optional.empty();
        }
        try {
            return names().flatMap(this::columns).map(this::grid);
        } catch (ArithmeticException tooMany) {
            context.problems()
                    .add(
                            "use",
                            setting(InputKeys.KIND),
                            "the grid has more than %d combinations; shorten its lists".formatted(Long.MAX_VALUE));
        } catch (IllegalArgumentException e) {
            context.problems().add("use", setting(Key.FUNCTION), e.getMessage());
        }
        return Optional.empty();
    }

    /** Returns the names of the lists in the order of the columns. */
    private Optional<List<String>> names() {
        Optional<List<String>> components = wanted.components();
        if (components.isPresent()) {
            return namesOf(components.get());
        }
        if (lists.size() > 1 && !wanted.accepts(Row.class)) {
            wanted.refuse(
                    context,
                    "the grid has %d lists (%s); let it take a record with these components, or an %s"
                            .formatted(lists.size(), String.join(", ", lists.keySet()), Row.class.getName()));
            return Optional.empty();
        }
        return Optional.of(List.copyOf(lists.keySet()));
    }

    /** Returns the names of the lists of a record's components; each of them has a list, and the other way round. */
    private Optional<List<String>> namesOf(List<String> components) {
        List<String> names = new ArrayList<>();
        for (String component : components) {
            nameOf(component)
                    .ifPresentOrElse(
                            names::add,
                            () -> context.problems()
                                    .add(
                                            "use",
                                            setting(InputKeys.KIND),
                                            "%s has the component '%s', for which there is no list; set '%s'"
                                                    .formatted(
                                                            wanted.type().getTypeName(),
                                                            component,
                                                            InputKeys.GRID.key().replace("NAME", component))));
        }
        lists.forEach((name, list) -> {
            if (!names.contains(name)) {
                context.problems().add("use", list, unused(name, components));
            }
        });
        return names.size() == components.size() && names.size() == lists.size()
                ? Optional.of(names)
                : Optional.empty();
    }

    private Optional<String> nameOf(String component) {
        return lists.containsKey(component)
                ? Optional.of(component)
                : lists.keySet().stream().filter(component::equalsIgnoreCase).findFirst();
    }

    private String unused(String name, List<String> components) {
        String record = wanted.type().getTypeName();
        return Nearest.closeTo(name, components)
                .map(meant -> "%s has no component '%s'; did you mean '%s'?".formatted(record, name, meant))
                .orElseGet(() -> "%s has no component '%s' (it has %s); leave the list out, or add the component"
                        .formatted(record, name, String.join(", ", components)));
    }

    private Optional<List<GridColumn>> columns(List<String> names) {
        StructType wantedTypes = RowReaders.textSchema(wanted.type(), names);
        List<GridColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            column(names.get(i), wantedTypes.apply(i).dataType()).ifPresent(columns::add);
        }
        return columns.size() == names.size() ? Optional.of(columns) : Optional.empty();
    }

    /** Returns a column; what is in its list decides its type if the function takes anything. */
    private Optional<GridColumn> column(String name, DataType wantedType) {
        Setting list = lists.get(name);
        try {
            GridList values = GridList.parse(list.value());
            DataType type = wanted.accepts(Row.class) ? values.type() : wantedType;
            return Optional.of(GridColumn.of(
                    values, DataTypes.createStructField(name, type, true), TableSource.timeZone(context)));
        } catch (IllegalArgumentException e) {
            context.problems().add("read", list, e.getMessage());
        } catch (InvalidRowException e) {
            context.problems().add("read", list, e.getMessage() + "; write values that the function takes");
        }
        return Optional.empty();
    }

    private GridInputs grid(List<GridColumn> columns) {
        GridInputs.count(columns);
        StructType schema = GridInputs.schema(columns);
        wanted.requireNewColumn(schema.fieldNames());
        RowReader<?> reader = wanted.rows()
                ? RowReaders.withRow(wanted.type(), wanted.function(), schema, Optional.empty())
                : RowReaders.of(wanted.type(), wanted.function(), schema, Optional.empty());
        return new GridInputs(columns, reader);
    }

    private Setting setting(Key<?> key) {
        return context.settings().find(key.key()).orElseThrow();
    }
}
