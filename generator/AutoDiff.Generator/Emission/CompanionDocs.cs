using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The XML documentation of companions: what each computes and what it costs.</summary>
internal static class CompanionDocs
{
    public static IEnumerable<string> Function(MemberHost host) => [$"<summary>A local function of {See(host)} that calls itself, with what it captures. For generated code.</summary>"];

    public static IEnumerable<string> Jvp(MemberHost host) =>
    [
        "<summary>",
        $"The Jacobian-vector product of {See(host)} in forward mode: the value, and how it changes when the active",
        "parameters change by their tangents.",
        "</summary>",
        "<remarks>Costs about one to two more evaluations of the member, whatever the number of parameters.</remarks>",
    ];

    public static IEnumerable<string> Vjp(MemberHost host) =>
    [
        "<summary>",
        $"The vector-Jacobian product of {See(host)} in reverse mode: the derivatives of the outputs, weighted by their",
        "adjoints, are added to the adjoints of the active parameters. Returns the value.",
        "</summary>",
        "<remarks>Costs a small multiple of one evaluation of the member, whatever the number of parameters.</remarks>",
    ];

    public static IEnumerable<string> Gradient(MemberHost host) =>
    [
        "<summary>",
        $"The gradient of {See(host)} in reverse mode, written over the gradients. Returns the value.",
        "</summary>",
        "<remarks>Costs a small multiple of one evaluation of the member, whatever the number of parameters.</remarks>",
    ];

    public static IEnumerable<string> Jacobian(MemberHost host) =>
    [
        "<summary>",
        $"The dense Jacobian of {See(host)}, row-major, outputs by inputs. Returns the value.",
        "</summary>",
        "<remarks>Costs one sweep per input in forward mode, or per output in reverse mode, whichever are fewer.</remarks>",
    ];

    public static IEnumerable<string> Hvp(MemberHost host) =>
    [
        "<summary>",
        $"The product of the Hessian of {See(host)} with the tangents, forward over reverse mode, written over the products.",
        "Returns the value.",
        "</summary>",
        "<remarks>Costs about two gradients, whatever the number of parameters.</remarks>",
    ];

    public static IEnumerable<string> Hessian(MemberHost host) =>
    [
        "<summary>",
        $"The dense Hessian of {See(host)}, row-major and symmetric. Returns the value.",
        "</summary>",
        "<remarks>Costs one Hessian-vector product per input.</remarks>",
    ];

    public static IEnumerable<string> Batch(MemberHost host, string? reason) =>
    [
        "<summary>",
        $"{See(host)} at many points at once: what is batched is given for each point, an element of all points together, and the",
        "results are written in the order of the points.",
        "</summary>",
        .. Evaluation(reason),
    ];

    public static IEnumerable<string> GradientBatch(MemberHost host, string? reason) =>
    [
        "<summary>",
        $"{See(host)} and its gradient at many points at once: for a batched parameter the gradient at each point, for a shared one",
        "the sum over the points in a fixed order. Gradients are written over.",
        "</summary>",
        .. Evaluation(reason),
    ];

    public static IEnumerable<string> JacobianBatch(MemberHost host, string? reason) =>
    [
        "<summary>",
        $"{See(host)} and its Jacobian at many points: the Jacobians lie one after the other, each row-major, outputs by inputs.",
        "</summary>",
        .. Evaluation(reason),
    ];

    public static IEnumerable<string> Lanes(MemberHost host, string what) =>
        [$"<summary>{what} of {See(host)} for the points in the lanes of a vector. For generated code.</summary>"];

    public static IEnumerable<string> Points(MemberHost host, string what) =>
        [$"<summary>{what} of {See(host)} for a range of points. For generated code.</summary>"];

    /// <summary>The documentation of a batched companion's overload for several threads.</summary>
    public static IEnumerable<string> InParallel(IEnumerable<string> documentation) =>
    [
        .. documentation.TakeWhile(static line => line != "</summary>"),
        "The blocks of points are shared among threads.",
        "</summary>",
        "<remarks>Has the same bits as the overload without options. Progress is the number of points done; reports of two threads may",
        "arrive in any order.</remarks>",
    ];

    private static IEnumerable<string> Evaluation(string? reason) => reason is null
        ? ["<remarks>The points are evaluated on the lanes of vectors.</remarks>"]
        : [$"<remarks>The points are evaluated one after the other, for the body has {reason.Replace("&", "&amp;").Replace("<", "&lt;")}.</remarks>"];

    public static IEnumerable<string> Taylor(MemberHost host) =>
    [
        "<summary>",
        $"The truncated Taylor series of {See(host)} along a curve: the coefficients of the result from those of the active",
        "parameters, the value first. The coefficients of one element of memory stand together.",
        "</summary>",
        "<remarks>Costs, for order k, about k² / 2 evaluations' worth of arithmetic.</remarks>",
    ];

    public static IEnumerable<string> LaneTangents(MemberHost host, string what) =>
        [$"<summary>{what} of {See(host)} for several tangents at once, one in each lane. For generated code.</summary>"];

    public static IEnumerable<string> LaneCallee(MemberHost host) =>
        [$"<summary>A callee of {See(host)} for several tangents at once, one in each lane. For generated code.</summary>"];

    public static IEnumerable<string> LaneColumns(MemberHost host, bool isHessian, bool isCompressed) =>
        [$"<summary>Fills the {(isCompressed ? "compressed " : "")}{Matrix(isHessian)} of {See(host)}, as many {(isCompressed ? "colours" : "inputs")} at once as there are lanes. For generated code.</summary>"];

    private static string Matrix(bool isHessian) => isHessian ? "Hessian" : "Jacobian";

    public static IEnumerable<string> Pattern(MemberHost host, bool isHessian) =>
    [
        "<summary>",
        $"The places of the {Matrix(isHessian)} of {See(host)} that can be other than zero, on the path that the member takes with the arguments.",
        "</summary>",
        "<remarks>Costs a sweep for each 512 inputs: sets of inputs travel in the place of tangents.</remarks>",
    ];

    public static IEnumerable<string> Compressed(MemberHost host, bool isHessian) =>
    [
        "<summary>",
        $"For each colour the sum of the columns of the {Matrix(isHessian)} of {See(host)} that have it: row-major, a row for each",
        $"{(isHessian ? "input" : "output")}, in the order of the dense matrix.",
        "</summary>",
        $"<remarks>Costs about one {Matrix(isHessian)}-vector product for as many colours as there are lanes. An input whose colour is none of these is left out.</remarks>",
    ];

    public static IEnumerable<string> LaneRows(MemberHost host) =>
        [$"<summary>Fills the Jacobian of {See(host)}, as many outputs at once as there are lanes. For generated code.</summary>"];

    public static IEnumerable<string> SecondOrder(MemberHost host, string what) =>
        [$"<summary>The tangents of {what} of the reverse mode of {See(host)}. For generated code.</summary>"];

    public static IEnumerable<string> Dual(MemberHost host) =>
    [
        $"<summary>{See(host)} on dual numbers.</summary>",
        "<remarks>Costs about one to two more evaluations of the member.</remarks>",
    ];

    public static IEnumerable<string> Forward(MemberHost host) =>
        [$"<summary>The forward half of the reverse mode of {See(host)}: records on the caller's tape. For generated code.</summary>"];

    public static IEnumerable<string> Reverse(MemberHost host) =>
        [$"<summary>The reverse half of the reverse mode of {See(host)}: takes the records back. For generated code.</summary>"];

    public static IEnumerable<string> Theorem(MemberHost host, string what) =>
        [$"<summary>The {what} of a solution of {See(host)} that is there, by the implicit function theorem. For generated code.</summary>"];

    public static IEnumerable<string> Piece(MemberHost host, string name) =>
    [
        name.IndexOf("__LinearSolve", StringComparison.Ordinal) >= 0 ? $"<summary>Solves the linear system of the derivative of {See(host)}. For generated code.</summary>"
            : name.IndexOf("__Slope", StringComparison.Ordinal) >= 0 ? $"<summary>The derivative of the equation of {See(host)} by its solution. For generated code.</summary>"
            : $"<summary>A derivative of the equation that defines {See(host)}: {PieceOf(name)}. For generated code.</summary>",
    ];

    private static string PieceOf(string name) =>
        name.IndexOf("__BySolutionJvp", StringComparison.Ordinal) >= 0 ? "along a tangent of the solution"
        : name.IndexOf("__BySolutionVjp", StringComparison.Ordinal) >= 0 ? "an adjoint of the equation carried to the solution"
        : name.IndexOf("__ByParametersJvp", StringComparison.Ordinal) >= 0 ? "along tangents of the parameters"
        : name.IndexOf("__ByParametersVjp", StringComparison.Ordinal) >= 0 ? "an adjoint of the equation carried to the parameters"
        : "how its VJP changes with the solution and the parameters";

    private static string See(MemberHost host) => $"<see cref=\"{WithinType(host.Cref)}\"/>";

    /// <summary>The reference without the type's name, which is that around the companion.</summary>
    private static string WithinType(string cref)
    {
        int word = cref.IndexOf(" operator ", StringComparison.Ordinal);
        int end = word >= 0 ? word : cref.IndexOf('(') is var open && open >= 0 ? open : cref.Length;
        int braces = 0;
        for (int i = end - 1; i >= 0; i--)
        {
            braces += cref[i] switch { '}' => 1, '{' => -1, _ => 0 };
            if (braces == 0 && cref[i] == '.')
            {
                return cref.Substring(i + 1);
            }
        }

        return cref;
    }
}
