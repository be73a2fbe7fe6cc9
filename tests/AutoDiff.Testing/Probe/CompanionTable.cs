using Microsoft.CodeAnalysis;

namespace AutoDiff.Testing;

/// <summary>Which companions of a member the contract promises, and which there are with the contract's signature.</summary>
internal static class CompanionTable
{
    private static readonly Derivatives[] Known =
    [
        Derivatives.Jvp, Derivatives.Vjp, Derivatives.Gradient, Derivatives.Jacobian, Derivatives.Hvp, Derivatives.Hessian, Derivatives.Dual,
    ];

    /// <summary>The companions that are there; those promised but not there are described in <paramref name="missing"/>.</summary>
    public static Derivatives Find(ProbeCase test, List<string> missing)
    {
        var found = Derivatives.None;
        foreach (Derivatives companion in Known)
        {
            string name = companion == Derivatives.Dual ? test.Family : test.Family + companion;
            string[] signatures = Signatures(test, companion);
            IMethodSymbol? match = test.Method.ContainingType.GetMembers(name).OfType<IMethodSymbol>()
                .FirstOrDefault(candidate => signatures.Contains(SignatureOf(candidate)) && HasReturn(test, companion, candidate));
            if (match is not null)
            {
                found |= companion;
            }
            else if (IsPromised(test, companion))
            {
                string others = string.Join("; ", test.Method.ContainingType.GetMembers(name).OfType<IMethodSymbol>()
                    .Where(candidate => !SymbolEqualityComparer.Default.Equals(candidate, test.Method))
                    .Select(candidate => candidate.ToDisplayString()));
                missing.Add($"{name}({signatures[0]}) is missing{(others.Length > 0 ? "; there is " + others : "")}");
            }
        }

        return test.Wanted.HasFlag(Derivatives.Taylor) && test.Method.ContainingType.GetMembers(test.Family + Derivatives.Taylor).OfType<IMethodSymbol>().Any(candidate => IsTaylor(test, candidate))
            ? found | Derivatives.Taylor
            : found;
    }

    /// <summary>Whether a method has the contract's signature of <c>MTaylor</c>.</summary>
    private static bool IsTaylor(ProbeCase test, IMethodSymbol candidate)
    {
        IEnumerable<string> parameters = test.Parameters.Where(p => !p.IsReceiver).Select(p => p.IsActive && p.IsSeriesOfItself
            ? $"global::System.{(p.Kind is ParameterKind.Ref or ParameterKind.Out ? "Span" : "ReadOnlySpan")}<{ProbeNames.Of(p.DefinitionType)}>"
            : p.Signature);
        return SignatureOf(candidate) == Join(test.ResultIsActive ? parameters.Append($"global::System.Span<{ProbeNames.Of(test.DefinitionResultType)}>") : parameters);
    }

    private static bool IsPromised(ProbeCase test, Derivatives companion)
    {
        if (!test.Wanted.HasFlag(companion))
        {
            return false;
        }

        bool anyInput = test.Parameters.Any(parameter => parameter.HasGradient);
        // What comes with a set is left out where it makes no sense; what is named must be there.
        Derivatives named = test.Wanted == Derivatives.All ? Derivatives.None
            : test.Wanted.HasFlag(Derivatives.Default) ? test.Wanted & ~Derivatives.Default
            : test.Wanted;
        return named.HasFlag(companion) || companion switch
        {
            Derivatives.Gradient or Derivatives.Hvp or Derivatives.Hessian => test.ResultIsReal && anyInput,
            Derivatives.Jacobian => anyInput && (test.ResultIsActive
                || test.Parameters.Any(p => p.IsActive && p.Kind is ParameterKind.Ref or ParameterKind.Out or ParameterKind.Span)),
            Derivatives.Dual => test.ResultIsReal && test.Parameters.All(p => !p.IsActive || (p.Kind == ParameterKind.Value && Differentiability.IsReal(p.DefinitionType))),
            _ => true,
        };
    }

    private static string[] Signatures(ProbeCase test, Derivatives companion)
    {
        IReadOnlyList<ProbeParameter> parameters = test.Parameters;
        var own = parameters.Where(p => !p.IsReceiver).Select(p => p.Signature);
        var tangents = parameters.Where(p => p.IsActive).Select(p => p.TangentSignature);
        var adjoints = parameters.Where(p => p.IsActive).Select(p => p.AdjointSignature);
        var gradients = parameters.Where(p => p.HasGradient).Select(p => p.GradientSignature);
        string[] reals = [.. Reals(test)];
        return companion switch
        {
            Derivatives.Jvp => [Join(own.Concat(tangents))],
            Derivatives.Vjp => [Join(own.Concat(test.ResultIsActive ? [ProbeNames.Of(test.DefinitionResultType)] : []).Concat(adjoints))],
            Derivatives.Gradient => [Join(own.Concat(gradients))],
            Derivatives.Hvp => [Join(own.Concat(tangents).Concat(gradients))],
            Derivatives.Jacobian or Derivatives.Hessian => [.. reals.Select(real => Join(own.Append($"global::System.Span<{real}>")))],
            _ => [Join(parameters.Where(p => !p.IsReceiver).Select(p => p.IsActive ? $"global::AutoDiff.Dual<{ProbeNames.Of(p.DefinitionType)}>" : p.Signature))],
        };
    }

    private static IEnumerable<string> Reals(ProbeCase test) =>
        ((string[])["double", "float"]).Concat(test.Method.TypeParameters.Concat(test.Method.ContainingType.TypeParameters).Select(t => t.Name));

    private static string SignatureOf(IMethodSymbol method) => Join(method.Parameters.Select(parameter =>
        (parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            _ => "",
        }) + ProbeNames.Of(parameter.Type)));

    private static bool HasReturn(ProbeCase test, Derivatives companion, IMethodSymbol candidate)
    {
        if (test.Method.MethodKind == MethodKind.Constructor)
        {
            return true;
        }

        string result = test.ReturnsVoid ? "void" : ProbeNames.Of(test.Method.ReturnType);
        return companion switch
        {
            Derivatives.Jvp when test.ResultIsActive => candidate.ReturnType is INamedTypeSymbol
            {
                IsTupleType: true, TupleElements: [{ Name: "Value" } value, { Name: "Tangent" } tangent],
            } && ProbeNames.Of(value.Type) == result && ProbeNames.Of(tangent.Type) == result,
            Derivatives.Dual => ProbeNames.Of(candidate.ReturnType) == $"global::AutoDiff.Dual<{result}>",
            _ => (candidate.ReturnsVoid ? "void" : ProbeNames.Of(candidate.ReturnType)) == result,
        };
    }

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);
}
