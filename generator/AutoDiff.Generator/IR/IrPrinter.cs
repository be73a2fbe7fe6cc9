using System.Globalization;
using System.Text;

namespace AutoDiff.Generator.IR;

/// <summary>A compact dump of IR for tests and for debugging: one line per statement, variables as <c>name#id</c>.</summary>
internal static class IrPrinter
{
    public static string Print(IrMethod method)
    {
        var text = new StringBuilder();
        text.Append(method.Name).Append('(');
        text.Append(string.Join(", ", method.Parameters.Select(Parameter)));
        text.Append(")");
        if (!method.Results.IsEmpty)
        {
            text.Append(" : ").Append(string.Join(", ", method.Results.Select(Result)));
        }

        text.Append(method.IsCheckpointed ? " checkpointed\n" : "\n");
        Block(text, method.Body, 1);
        return text.ToString();
    }

    public static string Print(IrStatement statement)
    {
        var text = new StringBuilder();
        Statement(text, statement, 0);
        return text.ToString().TrimEnd('\n');
    }

    public static string Print(Expression expression) => expression switch
    {
        UseExpression use => Print(use.Value),
        UnaryExpression unary => $"{OperatorTokens.Of(unary.Operator)}{Print(unary.Value)}",
        BinaryExpression binary => $"{Print(binary.Left)} {OperatorTokens.Of(binary.Operator)} {Print(binary.Right)}{(binary.IsChecked ? " checked" : "")}",
        ConvertExpression convert => $"({convert.Type.Code}){Print(convert.Value)}{(convert.IsChecked ? " checked" : "")}",
        PrimitiveExpression primitive => $"{primitive.Function}({List(primitive.Arguments)})",
        LoadExpression load => Print(load.Place),
        LengthExpression length => $"length({Print(length.Sequence)}{(length.Dimension < 0 ? "" : $", {length.Dimension}")})",
        SliceExpression slice => $"{Print(slice.Sequence)}[{Print(slice.Start)}..{(slice.Length is null ? "" : $"+{Print(slice.Length)}")}] as {slice.View.Code}",
        AllocateExpression allocate => $"{(allocate.OnStack ? "stackalloc" : "new")} {allocate.Sequence.Element.Code}[{List(allocate.Lengths)}]",
        MakeExpression make => $"make {make.Aggregate.Code}({List(make.Fields)})",
        TemplateExpression template => $"`{template.Template}`({List(template.Arguments)}){(template.IsPure ? " pure" : "")}{(template.IsStable ? " stable" : "")}{Print(template.Gap)}",
        TapeReserveExpression reserve => $"reserve {reserve.Sequence.Element.Code}[{Print(reserve.Count)}] on {Print(reserve.Tape)}",
        TapeReleaseExpression release => $"release {release.Sequence.Element.Code}[{Print(release.Count)}] on {Print(release.Tape)}",
        ChainExpression chain => $"chain({Print(chain.Partial)}, {Print(chain.Shadow)})",
        SelectExpression select => $"{Print(select.Condition)} ? {Print(select.WhenTrue)} : {Print(select.WhenFalse)}",
        _ => throw new InvalidOperationException($"No print of {expression.GetType().Name}."),
    };

    public static string Print(Operand operand) => operand switch
    {
        VariableOperand variable => Print(variable.Variable),
        RealConstant constant => Number(constant),
        PassiveConstant constant => constant.Code,
        _ => throw new InvalidOperationException($"No print of {operand.GetType().Name}."),
    };

    public static string Print(IrVariable variable) => $"{variable.Name}#{variable.Id.ToString(CultureInfo.InvariantCulture)}";

    public static string Print(Place place)
    {
        string indices = place.Indices.IsEmpty ? "" : $"[{List(place.Indices)}]";
        return $"{Print(place.Base)}{indices}{string.Concat(place.Path.Select(static field => "." + field))}";
    }

    private static string Number(RealConstant constant)
    {
        string digits = constant.Value.ToString("R", CultureInfo.InvariantCulture);
        return constant.Value == 0 && constant.Bits != 0 ? "-0" : digits;
    }

    private static string Print(Gap? gap) => gap is null ? "" : $" gap({gap.Id} at {gap.Origin})";

    private static string List(EquatableArray<Operand> operands) => string.Join(", ", operands.Select(Print));

    private static string Parameter(IrParameter parameter)
    {
        string mode = parameter.Mode == PassingMode.Value ? "" : parameter.Mode.ToString().ToLowerInvariant() + " ";
        string role = parameter.Role == ParameterRole.Primal ? "" : $" {parameter.Role}({parameter.ShadowOf})";
        return $"{mode}{(parameter.IsActive ? "active " : "")}{(parameter.IsThis ? "this " : "")}{Print(parameter.Variable)}: {parameter.Variable.Type.Code}{role}";
    }

    private static string Result(IrResult result) =>
        $"{(result.IsActive ? "active " : "")}{result.Type.Code}{(result.Name.Length == 0 ? "" : " " + result.Name)}";

    private static void Block(StringBuilder text, EquatableArray<IrStatement> block, int depth)
    {
        foreach (IrStatement statement in block)
        {
            Statement(text, statement, depth);
        }
    }

    private static void Statement(StringBuilder text, IrStatement statement, int depth)
    {
        switch (statement)
        {
            case LetStatement let:
                Line($"let {Print(let.Target)} = {Print(let.Value)}");
                break;
            case DeclareStatement declare:
                Line($"declare {Print(declare.Target)}: {declare.Target.Type.Code}{(declare.IsZeroed ? " = 0" : "")}");
                break;
            case AssignStatement assign:
                Line($"{Print(assign.Target)} = {Print(assign.Value)}");
                break;
            case StoreStatement store:
                Line($"{Print(store.Place)} = {Print(store.Value)}");
                break;
            case AccumulateStatement accumulate:
                Line($"{Print(accumulate.Place)} {(accumulate.IsSubtraction ? "-=" : "+=")} {Print(accumulate.Value)}");
                break;
            case FillStatement fill:
                Line($"fill {Print(fill.Sequence)} with {Print(fill.Value)}");
                break;
            case CopyStatement copy:
                Line($"copy {Print(copy.Source)} to {Print(copy.Destination)}");
                break;
            case IfStatement branch:
                Line($"if {Print(branch.Condition)}");
                Block(text, branch.Then, depth + 1);
                if (!branch.Else.IsEmpty)
                {
                    Line("else");
                    Block(text, branch.Else, depth + 1);
                }

                break;
            case ForStatement loop:
                Line($"for {Print(loop.Index)} = {Print(loop.From)} to {Print(loop.To)} step {loop.Step}");
                Block(text, loop.Body, depth + 1);
                break;
            case WhileStatement loop:
                Line("while");
                Block(text, loop.Header, depth + 2);
                Line($"  holds {Print(loop.Condition)}");
                Block(text, loop.Body, depth + 1);
                break;
            case CallStatement call:
                string results = call.Results.IsEmpty ? "" : string.Join(", ", call.Results.Select(Print)) + " = ";
                Line($"{results}call {call.Companion} {call.Callee.Name}({string.Join(", ", call.Arguments.Select(Argument))})");
                break;
            case EffectStatement effect:
                Line($"effect `{effect.Template}`({List(effect.Arguments)}){(effect.EndsFlow ? " ends" : "")}{Print(effect.Gap)}");
                break;
            case SourceStatement source:
                Line($"// {source.Text}");
                break;
            case ReturnStatement returned:
                Line($"return {List(returned.Values)}");
                break;
            default:
                throw new InvalidOperationException($"No print of {statement.GetType().Name}.");
        }

        void Line(string line) => text.Append(' ', 2 * depth).Append(line.TrimEnd()).Append('\n');
    }

    private static string Argument(Argument argument)
    {
        string value = argument.Value is null ? "" : Print(argument.Value);
        return argument.Mode switch
        {
            PassingMode.Ref => $"ref {value} -> {(argument.Result is null ? "" : Print(argument.Result))}",
            PassingMode.Out => $"out {(argument.Result is null ? "" : Print(argument.Result))}",
            PassingMode.In => $"in {value}",
            _ => value,
        };
    }
}
