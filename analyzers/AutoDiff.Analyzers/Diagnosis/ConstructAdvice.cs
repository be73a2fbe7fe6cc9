namespace AutoDiff.Analyzers.Diagnosis;

/// <summary>What to write instead of a construct that has no derivative.</summary>
internal static class ConstructAdvice
{
    private const string General = "write it with locals, arrays, spans, loops and calls of differentiable methods, or keep active values out with Diff.StopGradient";

    /// <summary>How the name that lowering gives a construct begins, and the way out.</summary>
    private static readonly (string Construct, string Advice)[] Table =
    [
        ("goto", "write the jump as a loop or a branch"),
        ("await", "await before the differentiable method and pass the value in"),
        ("an async method", "await in a caller and pass the values in"),
        ("yield", "return an array, or write to a span parameter"),
        ("lock", "take the lock in a caller"),
        ("using", "own the resource in a caller"),
        ("try", "catch in a caller; a differentiable method may throw"),
        ("dynamic", "give the value its static type"),
        ("unsafe code", "use a span"),
        ("a pointer", "use a span"),
        ("stackalloc", "assign it to a local span that does not leave the method"),
        ("reassigning a ref local", "index the array instead"),
        ("a conditional ref", "choose the index, not the reference"),
        ("a range", "call Slice with a start and a length"),
        ("a range that is a variable", "call Slice with a start and a length"),
        ("a cast between classes", "give the variable the type that it is cast to"),
        ("the conversion to", "keep the value in a variable of a real type"),
        ("a delegate", "call the method by its name"),
        ("foreach over", "loop over an array, a span or a list"),
        ("a jump out of a foreach", "loop with two counted loops"),
        ("a list pattern", "compare the length and the elements"),
        ("an interface member", "mark the method that implements it"),
        ("an abstract member", "mark a method with a body, and call that"),
        ("a virtual member", "mark a method that cannot be overridden, and call that"),
        ("an explicit interface implementation", "mark a public method, and call that"),
        ("a method that returns by reference", "return the value"),
        ("an extern method", "write its derivative by hand with [DerivativeOf]"),
        ("a method without a body", "write its derivative by hand with [DerivativeOf]"),
        ("a parameter of type", "pass reals, vectors, structs of them, or arrays, spans and lists of those"),
        ("a result of type", "return a real, a vector, a struct of them, an array or a list"),
        ("an expression nested this deeply", "split it into several statements"),
    ];

    /// <summary>Why, and what to write instead, as the end of a sentence.</summary>
    public static string Sentence(string construct)
    {
        // A transform that fails says all of it by itself; a construct is a mere name.
        if (construct.IndexOf(';') >= 0 || construct.StartsWith("'", StringComparison.Ordinal))
        {
            return construct;
        }

        string advice = General;
        int longest = 0;
        foreach ((string name, string way) in Table)
        {
            if (name.Length > longest && construct.StartsWith(name, StringComparison.Ordinal))
            {
                advice = way;
                longest = name.Length;
            }
        }

        return $"{construct} has no derivative here; {advice}";
    }
}
