using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>An expression as C#, with what must be known to nest or to move it. <paramref name="Operators"/> counts what it is
/// made of. <paramref name="Reads"/>: the variables in it. <paramref name="IsPinned"/>: it reads memory or may throw, and so
/// stays before the next effect.</summary>
internal sealed record CodeText(string Text, Precedence Precedence, int Operators, IReadOnlyCollection<int> Reads, bool IsPinned)
{
    private static readonly int[] Nothing = [];

    /// <summary>For <c>v op right</c> with a variable on the left: the parts, so that it can be written <c>v op= right</c>.</summary>
    public CompoundParts? Compound { get; init; }

    /// <summary>For a cast from an integer that C# also makes by itself beside a real: the text without the cast.</summary>
    public CodeText? WithoutCast { get; init; }

    /// <summary>For an argument by reference: the text without <c>ref</c> or <c>out</c>.</summary>
    public CodeText? WithoutMode { get; init; }

    public static CodeText Constant(string text) =>
        new(text, text.StartsWith("-", StringComparison.Ordinal) ? Precedence.Unary : Precedence.Primary, 0, Nothing, IsPinned: false);

    public static CodeText Variable(string name, int id, bool isPinned) => new(name, Precedence.Primary, 0, [id], isPinned);

    /// <summary>The text where an operand of at least <paramref name="least"/> precedence is needed.</summary>
    public string At(Precedence least) => Precedence < least ? $"({Text})" : Text;

    /// <summary>The text as an argument of a call. A comparison there could be read as the start of a type argument list.</summary>
    public string AsArgument() => Precedence == Precedence.Relational ? $"({Text})" : Text;
}

/// <summary>The parts of <c>variable op right</c>.</summary>
internal sealed record CompoundParts(int Variable, BinaryOperator Operator, string Right);
