using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>Puts arithmetic on parts in the place of calls of the members of the vector types, where active data goes in:
/// <code>
/// d = Vector2.Dot(a, b)    t1 = a.X * b.X; t2 = a.Y * b.Y; d = t1 + t2
/// </code></summary>
internal sealed class VectorMembers : IrRewriter
{
    private readonly JvpVariedness variedness;
    private readonly VariableIds ids;
    private readonly Dictionary<string, AggregateLayout> layouts;

    private VectorMembers(IrMethod method, RuleTable rules)
    {
        layouts = method.Layouts.ToDictionary(static layout => layout.TypeCode, StringComparer.Ordinal);
        variedness = new JvpVariedness(method, rules, layouts);
        ids = new VariableIds(method.VariableCount);
    }

    public static IrMethod Expand(IrMethod method, RuleTable rules)
    {
        var expansion = new VectorMembers(method, rules);
        return expansion.Rewrite(method) with { VariableCount = expansion.ids.Count };
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is CallStatement { Results.Count: 1 } call && variedness.IsVaried(call) && Expansion(call, call.Results[0]) is { } parts)
        {
            output.AddRange(parts);
            return;
        }

        base.Statement(statement, output);
    }

    private List<IrStatement>? Expansion(CallStatement call, IrVariable result)
    {
        if (ComponentFormulas.Find(call.Callee.Owner, call.Callee.Name) is not { } formula)
        {
            return Element(call, result);
        }

        var builder = new IrBuilder(ids);
        var arguments = new Part[call.Arguments.Count][];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (call.Arguments[i] is not { Value: { } value, Mode: PassingMode.Value or PassingMode.In } || PartsOf(value, builder) is not { } parts)
            {
                return null;
            }

            arguments[i] = parts;
        }

        if (formula(arguments) is not { } values)
        {
            return null;
        }

        var remaining = new Queue<Operand>(values.Select(static part => part.Value));
        if (Made(result.Type, remaining, builder) is not { } made || remaining.Count > 0)
        {
            return null;
        }

        builder.Add(new LetStatement(result, new UseExpression(made), call.Origin));
        return builder.Statements;
    }

    /// <summary>A part by a constant index.</summary>
    private List<IrStatement>? Element(CallStatement call, IrVariable result)
    {
        if (call is not { Callee.Name: "get_Item" or "GetElement", Arguments.Count: > 1 } || call.Arguments[0].Value is not VariableOperand { Variable: var vector }
            || !call.Callee.Owner.StartsWith("global::System.Numerics.", StringComparison.Ordinal)
            || vector.Type is not AggregateType type || !layouts.TryGetValue(type.Code, out AggregateLayout? layout))
        {
            return null;
        }

        int index = 0;
        int columns = layout.Fields.Count == 16 ? 4 : 2;
        foreach (Argument argument in call.Arguments.Skip(1))
        {
            if (argument.Value is not PassiveConstant { Code: var code } || !int.TryParse(code, out int number))
            {
                return null;
            }

            index = (index * columns) + number;
        }

        return index < layout.Fields.Count && layout.Fields[index] is { Type: RealType } field
            ? [new LetStatement(result, new LoadExpression(Place.Field(vector, field.Name, field.Type)), call.Origin)]
            : null;
    }

    /// <summary>The real parts of a value; null where it has others.</summary>
    private Part[]? PartsOf(Operand value, IrBuilder builder)
    {
        if (value.Type is RealType)
        {
            return [new Part(value, builder)];
        }

        if (value is not VariableOperand { Variable: { Type: AggregateType { Kind: not AggregateKind.Class } type } variable })
        {
            return null;
        }

        List<Part> parts = [];
        return Gather(type, []) ? [.. parts] : null;

        bool Gather(AggregateType inner, string[] path) => layouts.TryGetValue(inner.Code, out AggregateLayout? layout) && layout.Fields.All(field =>
        {
            string[] whole = [.. path, field.Name];
            if (field.Type is RealType real)
            {
                parts.Add(new Part(builder.Let(new LoadExpression(new Place(variable, EquatableArray<Operand>.Empty, whole.ToEquatableArray(), real))), builder));
                return true;
            }

            return field.Type is AggregateType nested && Gather(nested, whole);
        });
    }

    /// <summary>A value of its parts.</summary>
    private Operand? Made(IrType type, Queue<Operand> parts, IrBuilder builder)
    {
        if (type is RealType)
        {
            return parts.Count > 0 ? parts.Dequeue() : null;
        }

        if (type is not AggregateType { Kind: not AggregateKind.Class } aggregate || !layouts.TryGetValue(aggregate.Code, out AggregateLayout? layout))
        {
            return null;
        }

        List<Operand> fields = [];
        foreach (IrField field in layout.Fields)
        {
            if (Made(field.Type, parts, builder) is not { } value)
            {
                return null;
            }

            fields.Add(value);
        }

        return builder.Let(new MakeExpression(fields.ToEquatableArray(), aggregate));
    }
}
