using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>The derivatives of an equation F(z, θ) that the implicit function theorem is made of; for an objective those of F = ∂L/∂z.</summary>
internal sealed class ImplicitPieces
{
    private readonly ImplicitEquation equation;
    private readonly RuleTable rules;
    private readonly TransformOptions options;
    private readonly string family;
    private readonly string suffix;
    private readonly int unknown;
    private readonly int residual;
    private readonly List<ImplicitPiece> all = [];

    public ImplicitPieces(DifferentiableMember member, RuleTable rules, TransformOptions options)
    {
        equation = member.Implicit!;
        this.rules = rules;
        this.options = options;
        family = member.Host.Family;
        suffix = member.Host.HalfSuffix;
        unknown = equation.UnknownParameter.Variable.Id;
        residual = equation.Residual?.Variable.Id ?? -1;
    }

    private bool IsObjective => equation.Form == ImplicitForm.Objective;

    /// <summary>Those that were asked for, in that order.</summary>
    public IReadOnlyList<ImplicitPiece> All => all;

    /// <summary>F_z v.</summary>
    public ImplicitPiece BySolutionJvp => field ??= Add("BySolutionJvp", name => IsObjective ? Block(name, IsUnknown, IsUnknown) : Jvp.Transform(Of(IsUnknown), rules, name));

    /// <summary>F_zᵀ u.</summary>
    public ImplicitPiece BySolutionVjp => field ??= IsObjective ? BySolutionJvp : Add("BySolutionVjp", name => Vjp.Transform(Of(IsUnknown), rules, name));

    /// <summary>F_θ θ̇.</summary>
    public ImplicitPiece ByParametersJvp => field ??= Add("ByParametersJvp", name => IsObjective ? Block(name, IsUnknown, IsParameter) : Jvp.Transform(Of(IsParameter), rules, name));

    /// <summary>F_θᵀ u: added to adjoints; as products for an objective.</summary>
    public ImplicitPiece ByParametersVjp => field ??= Add("ByParametersVjp", name => IsObjective ? Block(name, IsParameter, IsUnknown) : Vjp.Transform(Of(IsParameter), rules, name));

    /// <summary>The tangents of F_zᵀ u and F_θᵀ u for a fixed u, with those of z and θ.</summary>
    public ImplicitPiece SecondOrder => field ??= IsObjective ? AddObjectiveSecondOrder() : Add("EquationVjpJvp", SecondOrderOfResidual);

    private bool IsUnknown(IrParameter parameter) => parameter.Variable.Id == unknown;

    private bool IsParameter(IrParameter parameter) => parameter.Variable.Id != unknown && parameter.Variable.Id != residual;

    private IrMethod Of(Func<IrParameter, bool> isActive) =>
        equation.Method.WithActive(parameter => parameter.Variable.Id == residual || isActive(parameter));

    private IrMethod Block(string name, Func<IrParameter, bool> by, Func<IrParameter, bool> along) => Hvp.Transform(equation.Method, rules, options, name, by, along);

    private IrMethod SecondOrderOfResidual(string name)
    {
        IrMethod vjp = Simplified(Vjp.Transform(equation.Method, rules, name));
        return Jvp.Transform(
            vjp with
            {
                Parameters = vjp.Parameters.Select(static p => p.Role == ParameterRole.ResultAdjoint ? p with { IsActive = false } : p).ToEquatableArray(),
            },
            rules,
            name);
    }

    private ImplicitPiece AddObjectiveSecondOrder()
    {
        string name = Name("EquationVjpJvp");
        IrMethod products = Block(name, static _ => true, IsUnknown);
        IrMethod fixedDirection = products with
        {
            Parameters = products.Parameters.Select(p => p.Role switch
            {
                ParameterRole.Tangent => p with { IsActive = false },
                ParameterRole.Primal => p with { IsActive = equation.Method.Parameters.Any(q => q.Variable.Id == p.Variable.Id && q.IsActive) },
                _ => p,
            }).ToEquatableArray(),
        };
        var piece = new ImplicitPiece(name, Simplified(Jvp.Transform(fixedDirection, rules, name)), products.Parameters.Count);
        all.Add(piece);
        return piece;
    }

    private ImplicitPiece Add(string what, Func<string, IrMethod> make)
    {
        string name = Name(what);
        var piece = new ImplicitPiece(name, Simplified(make(name)));
        all.Add(piece);
        return piece;
    }

    private string Name(string what) => $"{family}__{what}{suffix}";

    private IrMethod Simplified(IrMethod method) => Simplify.Apply(method, options, ShadowNames.Of(equation.Method).IsShadow);
}
