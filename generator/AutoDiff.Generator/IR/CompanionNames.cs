namespace AutoDiff.Generator.IR;

/// <summary>The names of companions.</summary>
internal static class CompanionNames
{
    /// <summary>The family of a marked constructor without a name: hidden companions, for callers in other assemblies.</summary>
    public const string UnnamedConstructor = "Constructor";

    public static string Jvp(string family) => family + "Jvp";

    /// <summary>The JVP of a member that did not ask for one, for its callers in generated code.</summary>
    public static string HiddenJvp(string family) => family + "__Jvp";

    public static string Vjp(string family) => family + "Vjp";

    /// <summary>The VJP of a member that did not ask for one, for its Jacobian.</summary>
    public static string HiddenVjp(string family) => family + "__Vjp";

    public static string Gradient(string family) => family + "Gradient";

    public static string Jacobian(string family) => family + "Jacobian";

    /// <summary>The JVP of several tangents at once, for the Jacobian.</summary>
    public static string JvpLanes(string family) => family + "__JvpLanes";

    /// <summary>The columns of the Jacobian, several at once.</summary>
    public static string JacobianLanes(string family) => family + "__JacobianLanes";

    /// <summary>The VJP of several adjoints at once, for the Jacobian.</summary>
    public static string VjpLanes(string family) => family + "__VjpLanes";

    /// <summary>The rows of the Jacobian, several at once.</summary>
    public static string JacobianRowLanes(string family) => family + "__JacobianRowLanes";

    /// <summary>The Hessian-vector product of several tangents at once, for the Hessian.</summary>
    public static string HvpLanes(string family) => family + "__HvpLanes";

    /// <summary>The rows of the Hessian, several at once.</summary>
    public static string HessianLanes(string family) => family + "__HessianLanes";

    public static string Hvp(string family) => family + "Hvp";

    /// <summary>The Hessian-vector product of a member that asks for its Hessian only.</summary>
    public static string HiddenHvp(string family) => family + "__Hvp";

    public static string Hessian(string family) => family + "Hessian";

    /// <summary>The pattern of the Jacobian, beside it.</summary>
    public static string JacobianPattern(string family) => family + "JacobianPattern";

    /// <summary>The pattern of the Hessian, beside it.</summary>
    public static string HessianPattern(string family) => family + "HessianPattern";

    /// <summary>The sums of the Jacobian's columns by colours, beside it.</summary>
    public static string JacobianCompressed(string family) => family + "JacobianCompressed";

    /// <summary>The sums of the Hessian's columns by colours, beside it.</summary>
    public static string HessianCompressed(string family) => family + "HessianCompressed";

    /// <summary>A compressed matrix, several colours at once.</summary>
    public static string CompressedLanes(string companion) => companion + "__Lanes";

    /// <summary>What comes beside a companion with its matrix: nobody asks for it by name.</summary>
    public static IEnumerable<string> Sparse(string family) =>
        [JacobianPattern(family), HessianPattern(family), JacobianCompressed(family), HessianCompressed(family)];

    /// <summary>The overload on dual numbers; a name for messages and lists, not for code.</summary>
    public static string Dual(string family) => family + " on Dual<T>";

    public static string Taylor(string family) => family + "Taylor";

    /// <summary>The series of a member for its callers in generated code.</summary>
    public static string HiddenTaylor(string family, string suffix = "") => family + "__Taylor" + suffix;

    public static string Batch(string family) => family + "Batch";

    public static string GradientBatch(string family) => family + "GradientBatch";

    public static string JacobianBatch(string family) => family + "JacobianBatch";

    /// <summary>The member on lanes, and what brings the points to it.</summary>
    public static string Lanes(string companion, string suffix) => companion + "__Lanes" + suffix;

    public static string Points(string companion, string suffix) => companion + "__Points" + suffix;

    public static string Forward(string family, string suffix = "") => family + "__Forward" + suffix;

    public static string Reverse(string family, string suffix = "") => family + "__Reverse" + suffix;

    public static string ForwardJvp(string family, string suffix = "") => family + "__ForwardJvp" + suffix;

    public static string ReverseJvp(string family, string suffix = "") => family + "__ReverseJvp" + suffix;

    /// <summary>The user's own JVP of the VJP, for second derivatives.</summary>
    public static string HandWrittenVjpJvp(string family) => family + "VjpJvp";

    /// <summary>A solver at a solution that is already there, as its own companions call it: the beginning of the names of its JVP, VJP and VJP's JVP.</summary>
    public static string Solution(string family, string suffix) => family + "__Solution" + suffix;

    public static string VjpJvp(string family) => family + "__VjpJvp";
}
