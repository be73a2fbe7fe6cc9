using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using AutoDiff.Generator.Transforms.Reverse;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes the implicit function theorem: the JVP and VJP of a solution that is there already, and the JVP of that VJP.</summary>
/// <remarks>
/// With L the inverse of −F_z, or of I − T_z at a fixed point z = T(z, θ):
/// <code>
/// JVP      zTangent = L (F_θ θTangent)
/// VJP      u = Lᵀ zAdjoint;   θAdjoint += F_θᵀ u
/// its JVP  uTangent = Lᵀ (zAdjointTangent + (F_zᵀ)˙ u);   θAdjointTangent += (F_θᵀ)˙ u + F_θᵀ uTangent
/// </code>
/// One unknown takes a division, several a linear system that is factored, or iterated on, once for all right-hand sides of a call.
/// </remarks>
internal sealed partial class ImplicitWriter
{
    private const string Helpers = "global::AutoDiff.CompilerServices.ShadowArithmetic.";
    private const string Theorem = "global::AutoDiff.Implicit.ImplicitDerivative.Scalar";
    private const string Iteration = "global::AutoDiff.Solvers.LinearIteration";

    private readonly DifferentiableMember member;
    private readonly ImplicitEquation equation;
    private readonly ImplicitPieces pieces;
    private readonly MemberHost host;
    private readonly SolutionText text;
    private readonly List<IrParameter> given;
    private readonly List<IrParameter> active;
    private readonly string unknownKey;
    private readonly string residualKey;

    private LocalNames names = null!;
    private IndentedWriter writer = null!;
    private Dictionary<string, string> values = null!;
    private string solution = "";

    private ImplicitWriter(DifferentiableMember member, RuleTable rules, TransformOptions options)
    {
        this.member = member;
        equation = member.Implicit!;
        pieces = new ImplicitPieces(member, rules, options);
        host = member.Host with { Accessibility = "private", IsExtension = false, Dispatch = MemberDispatch.None };
        text = new SolutionText(equation, member.Method.Layouts);
        given = [.. member.Method.Parameters
            .Where((_, i) => i != equation.Solution.Parameter)
            .Select(static p => p.Mode is PassingMode.Ref or PassingMode.Out ? p with { Mode = PassingMode.Value } : p)];
        active = [.. given.Where(static p => p.IsActive)];
        unknownKey = equation.UnknownParameter.Variable.Name;
        residualKey = equation.Residual?.Variable.Name ?? "";
    }

    private bool IsFlat => equation.Solution.IsFlat;

    private bool IsMemory => equation.Solution.IsMemory;

    private bool IsObjective => equation.Form == ImplicitForm.Objective;

    private string SolutionType => equation.Solution.Type.Code;

    /// <summary>The Jacobian, if it is one of the solver's companions that are written here, and the hidden methods.</summary>
    /// <param name="member">The solver.</param>
    /// <param name="rules">The rules of partials.</param>
    /// <param name="options">The optimisations.</param>
    /// <param name="hasJacobian">Whether the Jacobian is to be written here.</param>
    /// <param name="hasReverse">Whether the reverse mode is there.</param>
    /// <param name="hasSecondOrder">Whether a second derivative is.</param>
    public static IEnumerable<string> Write(DifferentiableMember member, RuleTable rules, TransformOptions options, bool hasJacobian, bool hasReverse, bool hasSecondOrder)
    {
        var writer = new ImplicitWriter(member, rules, options);
        var methods = new List<string>();
        if (hasJacobian)
        {
            methods.Add(writer.Jacobian());
        }

        methods.Add(writer.Jvp());
        if (hasReverse)
        {
            methods.Add(writer.Vjp());
        }

        if (hasSecondOrder)
        {
            methods.Add(writer.VjpJvp());
        }

        methods.Add(writer.IsFlat ? writer.Slope() : writer.LinearSolve());
        methods.AddRange(writer.pieces.All.Select(piece =>
            CSharpEmitter.Member(piece.Method, writer.host, piece.Name, CompanionDocs.Piece(member.Host, piece.Name), isHidden: true)));
        return methods;
    }

    private string Jvp()
    {
        Begin();
        List<string> parameters = Parameters();
        parameters.AddRange(Tangents());
        string? tangent = IsMemory ? AddShadow(parameters, "Tangent") : null;
        Head(IsMemory ? "void" : $"({SolutionType} Value, {SolutionType} Tangent)", "Jvp", parameters, "tangent");
        if (IsFlat)
        {
            string slope = CallSlope();
            string change = ChangeOfOne();
            writer.Line($"return ({solution}, {Scalar(slope, change)});");
        }
        else
        {
            BeginSystem();
            string iteration = Rent();
            string change = Reserve("change", isCleared: true);
            writer.Line(pieces.ByParametersJvp.Call(host, With((residualKey + "'", change), (unknownKey + "'", ""), ("^" + unknownKey, change))) + ";");
            Solve(iteration, "false", change);
            writer.Line($"{iteration}.Return();");
            if (tangent is not null)
            {
                writer.Line(text.CopyTo(change, tangent));
                EndSystem();
            }
            else
            {
                string result = names.New("tangent");
                writer.Line($"{SolutionType} {result} = {text.Fold(change, solution)};");
                EndSystem();
                writer.Line($"return ({solution}, {result});");
            }
        }

        return End();
    }

    private string Vjp()
    {
        Begin();
        List<string> parameters = Parameters();
        string? resultAdjoint = IsMemory ? null : AddResultAdjoint(parameters);
        parameters.AddRange(Adjoints());
        string? adjoint = IsMemory ? AddShadow(parameters, "Adjoint") : null;
        Head(IsMemory ? "void" : SolutionType, "Vjp", parameters, "adjoint");
        if (IsFlat)
        {
            string slope = CallSlope();
            string u = names.New("u");
            writer.Line($"{SolutionType} {u} = {Scalar(slope, resultAdjoint!)};");
            AddByParameters(u, "~");
            writer.Line($"return {solution};");
        }
        else
        {
            BeginSystem();
            string iteration = Rent();
            string u = Reserve("u", isCleared: false);
            Unfold(resultAdjoint ?? adjoint!, u, resultAdjoint);
            Solve(iteration, "true", u);
            writer.Line($"{iteration}.Return();");
            AddByParameters(u, "~");
            if (adjoint is not null)
            {
                writer.Line($"{adjoint}.Clear();");
            }

            EndSystem();
            if (!IsMemory)
            {
                writer.Line($"return {solution};");
            }
        }

        return End();
    }

    /// <summary>The product F_θᵀ u, added to the adjoints or their tangents.</summary>
    private void AddByParameters(string u, string shadow)
    {
        string end = shadow == "~" ? "" : "'";
        var map = new Dictionary<string, string>(values) { ["~" + residualKey] = u, ["~"] = u, [unknownKey + "'"] = u };
        if (!IsObjective)
        {
            foreach (IrParameter parameter in active)
            {
                map["~" + parameter.Variable.Name] = values["~" + parameter.Variable.Name + end];
            }

            writer.Line(pieces.ByParametersVjp.Call(host, map) + ";");
            return;
        }

        // The products of an objective come over what is there, and are added then.
        foreach (IrParameter parameter in active)
        {
            map["^" + parameter.Variable.Name] = Product(parameter);
        }

        writer.Line(pieces.ByParametersVjp.Call(host, map) + ";");
        foreach (IrParameter parameter in active)
        {
            AddProduct(parameter, map["^" + parameter.Variable.Name], values["~" + parameter.Variable.Name + end]);
        }
    }

    /// <summary>What a product of an objective goes to: a new local or scratch memory.</summary>
    private string Product(IrParameter parameter, string wish = "Product")
    {
        string name = names.New(parameter.Variable.Name + wish);
        string primal = Keywords.Escape(parameter.Variable.Name);
        string element = parameter.Variable.Type is SequenceType sequence ? sequence.Element.Code : "";
        switch (parameter.Variable.Type)
        {
            case SequenceType { Kind: SequenceKind.Array }:
                writer.Line($"{element}[] {name} = new {element}[{primal}.Length];");
                return name;
            case SequenceType:
                EnsureScratch();
                writer.Line($"global::System.Span<{element}> {name} = {scratch}.ReserveCleared<{element}>({primal}.Length);");
                return name;
            default:
                writer.Line($"{parameter.Variable.Type.Code} {name} = default;");
                return name;
        }
    }

    private void AddProduct(IrParameter parameter, string product, string adjoint) => writer.Line(parameter.Variable.Type is SequenceType { Element: var element }
        ? $"{Helpers}Add<{element.Code}>({product}, {adjoint});"
        : $"{adjoint} += {product};");

    private static string AdjointType(IrParameter parameter) => parameter.Variable.Type switch
    {
        SequenceType sequence => ReverseSweep.Writable(sequence).Code,
        AggregateType { Kind: AggregateKind.Class } type => type.Code,
        _ => "ref " + parameter.Variable.Type.Code,
    };
}
