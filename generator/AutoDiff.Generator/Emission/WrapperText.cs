using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Pieces of text that companions written from templates share.</summary>
internal static class WrapperText
{
    public const string Shape = "global::AutoDiff.CompilerServices.Shape.";
    public const string Tape = "global::AutoDiff.CompilerServices.Tape";

    /// <summary>How a parameter and its tangent are passed.</summary>
    public static string Mode(IrParameter parameter) => parameter.Mode switch
    {
        PassingMode.Ref => "ref ",
        PassingMode.Out => "out ",
        _ => "",
    };

    /// <summary>A parameter as the argument of a call.</summary>
    public static string Argument(IrParameter parameter) =>
        (parameter.Mode == PassingMode.In ? "in " : Mode(parameter)) + Keywords.Escape(parameter.Variable.Name);

    /// <summary><c>index - offset</c>, without a zero.</summary>
    public static string Minus(string index, string offset) =>
        offset == "0" ? index : offset.IndexOf(' ') >= 0 ? $"{index} - ({offset})" : $"{index} - {offset}";

    /// <summary>A call of the member itself.</summary>
    public static string Primal(DifferentiableMember member)
    {
        CodeText[] arguments = [.. member.Method.Parameters.Select(static parameter => CodeText.Constant(Keywords.Escape(parameter.Variable.Name)))];
        return TemplateText.Fill(member.Host.PrimalTemplate, arguments);
    }

    public static bool IsSpan(IrType type) => type is SequenceType { Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan };

    public static bool IsMutableSpan(IrParameter parameter) => parameter.Variable.Type is SequenceType { Kind: SequenceKind.Span };

    /// <summary>Whether the contents or the value of the parameter is an output of the member.</summary>
    public static bool IsOutput(IrParameter parameter) =>
        parameter.Mode is PassingMode.Ref or PassingMode.Out || parameter.Variable.Type is SequenceType { IsWritableView: true };

    /// <summary>The number of scalars of a parameter as C#: one, or its length; none where null may be passed and is.</summary>
    public static string Count(IrParameter parameter)
    {
        if (parameter.Variable.Type is not SequenceType sequence)
        {
            return "1";
        }

        string name = Keywords.Escape(parameter.Variable.Name);
        string length = sequence.Kind == SequenceKind.List ? "Count" : "Length";
        return parameter.IsNullable ? $"({name}?.{length} ?? 0)" : $"{name}.{length}";
    }

    /// <summary>The sum of counts: constants first added up, then the lengths.</summary>
    public static string Sum(IEnumerable<string> counts)
    {
        int ones = 0;
        var lengths = new List<string>();
        foreach (string count in counts)
        {
            if (count == "1")
            {
                ones++;
            }
            else
            {
                lengths.Add(count);
            }
        }

        if (ones > 0 || lengths.Count == 0)
        {
            lengths.Add(ones.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return string.Join(" + ", lengths);
    }
}
