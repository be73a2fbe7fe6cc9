using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>What <c>[DerivativeOf]</c> says in one referenced assembly. Holds no symbol, so that it outlives a compilation.</summary>
internal sealed class AssemblyDerivatives(
    RuleTable rules,
    IReadOnlyDictionary<string, IReadOnlyList<AssemblyDerivatives.Companion>> companions)
{
    public RuleTable Rules { get; } = rules;

    /// <summary>The methods that declare a derivative, under the key of the member that they belong to.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Companion>> Companions { get; } = companions;

    public static AssemblyDerivatives Read(IAssemblySymbol assembly, INamedTypeSymbol attribute)
    {
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        var companions = new Dictionary<string, IReadOnlyList<Companion>>(StringComparer.Ordinal);
        Visit(assembly.GlobalNamespace);
        return new AssemblyDerivatives(new RuleTable(rules), companions);

        void Visit(INamespaceOrTypeSymbol container)
        {
            foreach (ISymbol member in container.GetMembers())
            {
                switch (member)
                {
                    case INamespaceSymbol space:
                        Visit(space);
                        break;
                    case INamedTypeSymbol type:
                        AddRules(rules, type, attribute);
                        Visit(type);
                        break;
                    case IMethodSymbol { IsStatic: true } method when IsCompanionName(method.Name):
                        AddCompanion(method);
                        break;
                }
            }
        }

        void AddCompanion(IMethodSymbol method)
        {
            foreach (AttributeData data in method.GetAttributes())
            {
                if (!KnownSymbols.Same(data.AttributeClass, attribute) || DerivativeIndex.Target(data) is not var (owner, name))
                {
                    continue;
                }

                string key = DerivativeIndex.KeyOf(owner, name);
                var companion = new Companion(MetadataNameOf(method.ContainingType), method.Name);
                IReadOnlyList<Companion> known = companions.TryGetValue(key, out IReadOnlyList<Companion>? list) ? list : [];
                if (!known.Contains(companion))
                {
                    companions[key] = [.. known, companion];
                }
            }
        }
    }

    /// <summary>Adds the rules that attributes on a class declare.</summary>
    public static void AddRules(Dictionary<string, Rule> rules, INamedTypeSymbol type, INamedTypeSymbol attribute)
    {
        if (type.TypeKind != TypeKind.Class)
        {
            return;
        }

        foreach (AttributeData data in type.GetAttributes())
        {
            if (KnownSymbols.Same(data.AttributeClass, attribute) && DerivativeIndex.ReadRule(data) is { } rule)
            {
                rules[rule.Function] = rule;
            }
        }
    }

    private static bool IsCompanionName(string name) =>
        name.EndsWith("Jvp", StringComparison.Ordinal) || name.EndsWith("Vjp", StringComparison.Ordinal);

    private static string MetadataNameOf(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? MetadataNameOf(outer) + "+" + type.MetadataName
        : type.ContainingNamespace.IsGlobalNamespace
            ? type.MetadataName
            : MetadataNameOf(type.ContainingNamespace) + "." + type.MetadataName;

    /// <summary>Without the <c>@</c> of names that are keywords.</summary>
    private static string MetadataNameOf(INamespaceSymbol space) =>
        space.ContainingNamespace is { IsGlobalNamespace: false } outer ? MetadataNameOf(outer) + "." + space.MetadataName : space.MetadataName;

    /// <summary>A method that is a companion of a foreign method.</summary>
    internal sealed record Companion(string Type, string Method);
}
