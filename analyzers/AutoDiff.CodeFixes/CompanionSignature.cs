using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;

namespace AutoDiff.CodeFixes;

/// <summary>A companion's declaration as the contract has it, with names: what a fix writes.</summary>
internal sealed class CompanionSignature
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private CompanionSignature(string name, string result, IReadOnlyList<(string Modifier, string Type, string Name)> parameters)
    {
        Name = name;
        Result = result;
        Parameters = parameters;
    }

    public string Name { get; }

    public string Result { get; }

    public IReadOnlyList<(string Modifier, string Type, string Name)> Parameters { get; }

    /// <summary>The name of a companion of the family; null for those that are not hand-written.</summary>
    public static string? NameOf(string family, DerivativeFlags companion) => companion switch
    {
        DerivativeFlags.Jvp => CompanionNames.Jvp(family),
        DerivativeFlags.Vjp => CompanionNames.Vjp(family),
        DerivativeFlags.Gradient => CompanionNames.Gradient(family),
        _ => null,
    };

    public static CompanionSignature Of(MemberSignature member, DerivativeFlags companion)
    {
        string result = member.ReturnSymbol is { } type ? Display(type) : "void";
        var parameters = new List<(string, string, string)>();
        parameters.AddRange(member.Parameters.Select(static p => (Modifier(p.RefKind), Display(p.TypeSymbol), Escape(p.Name))));
        if (companion == DerivativeFlags.Vjp && member.IsReturnActive)
        {
            parameters.Add(("", result, "resultAdjoint"));
        }

        foreach (SignatureParameter parameter in member.Active)
        {
            bool isValue = parameter.Type is RealType or AggregateType { Kind: not AggregateKind.Class };
            bool isReference = parameter.RefKind is RefKind.Ref or RefKind.Out;
            switch (companion)
            {
                case DerivativeFlags.Jvp:
                    parameters.Add((isReference ? Modifier(parameter.RefKind) : "", Display(parameter.TypeSymbol), parameter.Name + "Tangent"));
                    break;
                case DerivativeFlags.Vjp:
                    parameters.Add((isValue || isReference ? "ref " : "", Writable(parameter.TypeSymbol), parameter.Name + "Adjoint"));
                    break;
                case DerivativeFlags.Gradient when CompanionRules.HasGradientShadow(parameter):
                    parameters.Add((isValue ? "out " : "", Writable(parameter.TypeSymbol), parameter.Name + "Gradient"));
                    break;
            }
        }

        if (companion == DerivativeFlags.Jvp && member.IsReturnActive)
        {
            result = $"({result} Value, {result} Tangent)";
        }

        return new CompanionSignature(NameOf(member.Family, companion) ?? member.Family, result, parameters);
    }

    /// <summary>The parameter list in parentheses, with the names that <paramref name="nameOf"/> gives by position.</summary>
    public string ParameterList(Func<int, string>? nameOf = null) =>
        $"({string.Join(", ", Parameters.Select((p, i) => $"{p.Modifier}{p.Type} {(nameOf is null ? p.Name : nameOf(i))}"))})";

    public static string Display(ITypeSymbol type) => type.ToDisplayString(Full);

    private static string Writable(ITypeSymbol type)
    {
        string display = Display(type);
        return type is INamedTypeSymbol { Name: "ReadOnlySpan" or "ReadOnlyMemory", ContainingNamespace.Name: "System" } named
            ? display.Replace("System." + named.Name, "System." + named.Name.Substring("ReadOnly".Length))
            : display;
    }

    private static string Modifier(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => "",
    };

    private static string Escape(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;
}
