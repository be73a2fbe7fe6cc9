namespace AutoDiff.Generator.IR;

/// <summary>The C# callee of an elementary function on a real type.</summary>
internal static class PrimitiveNames
{
    /// <summary>What the names of the runtime's own special functions begin with.</summary>
    public const string SpecialOwner = "AutoDiff.SpecialMath.";

    /// <summary>The functions that <c>Math</c> has on <c>double</c> under the same name as <c>double</c>.</summary>
    private static readonly HashSet<string> OnMath = new(StringComparer.Ordinal)
    {
        "Abs", "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atan2", "Atanh", "BitDecrement", "BitIncrement", "Cbrt", "Ceiling", "Clamp",
        "CopySign", "Cos", "Cosh", "Exp", "Floor", "FusedMultiplyAdd", "ILogB", "Log", "Log10", "Log2", "Max", "MaxMagnitude", "Min",
        "MinMagnitude", "Pow", "ReciprocalEstimate", "ReciprocalSqrtEstimate", "Round", "ScaleB", "Sign", "Sin", "Sinh", "Sqrt", "Tan",
        "Tanh", "Truncate",
    };

    /// <summary>What <c>Math</c> has on <c>double</c> and <c>MathF</c> lacks.</summary>
    private static readonly HashSet<string> NotOnMathF = new(StringComparer.Ordinal) { "Clamp" };

    /// <summary>The rule key of a function: its name and the number of its arguments.</summary>
    public static string Key(string function, int arguments) =>
        $"{(function == "IEEERemainder" ? "Ieee754Remainder" : function)}/{arguments.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>The function's name in a key: <c>Log</c> of <c>Log/2</c>.</summary>
    public static string NameOf(string key)
    {
        int slash = key.LastIndexOf('/');
        return slash < 0 ? key : key.Substring(0, slash);
    }

    /// <summary>The name under which the runtime has the function for lanes and series: without the owner of a special function.</summary>
    public static string RuntimeName(string key)
    {
        string name = NameOf(key);
        return name.StartsWith(SpecialOwner, StringComparison.Ordinal) ? name.Substring(SpecialOwner.Length) : name;
    }

    /// <summary>The C# callee of the function with that key (or bare name) on a real type.</summary>
    public static string Code(string function, RealType type)
    {
        string name = NameOf(function);
        if (name.IndexOf('.') >= 0)
        {
            return "global::" + name;
        }

        return type.Kind switch
        {
            RealKind.Double when name == "Ieee754Remainder" => "global::System.Math.IEEERemainder",
            RealKind.Double when OnMath.Contains(name) => "global::System.Math." + name,
            RealKind.Single when name == "Ieee754Remainder" => "global::System.MathF.IEEERemainder",
            RealKind.Single when OnMath.Contains(name) && !NotOnMathF.Contains(name) => "global::System.MathF." + name,
            _ => type.Code + "." + name,
        };
    }
}
