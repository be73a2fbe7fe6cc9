using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Lowering;

/// <summary>What <c>[DerivativeOf]</c> says in a compilation and in the assemblies that it references: formulas, and methods
/// that are companions of foreign methods.</summary>
/// <remarks>An assembly is read once per reference, a source file looked through once per version of it.</remarks>
internal sealed class DerivativeIndex
{
    private const string AttributeWord = "DerivativeOf";

    private static readonly ConditionalWeakTable<Compilation, DerivativeIndex> Cache = new();
    private static readonly ConditionalWeakTable<MetadataReference, AssemblyDerivatives> Assemblies = new();
    private static readonly ConditionalWeakTable<SyntaxTree, object> Mentions = new();
    private static readonly RuleTable NoRules = new(new Dictionary<string, Rule>());

    private readonly Dictionary<string, List<IMethodSymbol>> companions = new(StringComparer.Ordinal);
    private readonly List<(IAssemblySymbol Assembly, AssemblyDerivatives Found)> references = [];
    private readonly HashSet<string> looked = new(StringComparer.Ordinal);
    private readonly INamedTypeSymbol? attribute;

    private DerivativeIndex(Compilation compilation)
    {
        Rules = NoRules;
        if (KnownSymbols.Of(compilation).DerivativeOfAttribute is not { } attribute)
        {
            return;
        }

        this.attribute = attribute;
        var tables = new List<RuleTable>();
        ReadSources(compilation, attribute, tables);
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!CanDeclare(assembly, attribute.ContainingAssembly) || compilation.GetMetadataReference(assembly) is not { } reference)
            {
                continue;
            }

            AssemblyDerivatives found = Assemblies.GetValue(reference, _ => AssemblyDerivatives.Read(assembly, attribute));
            tables.Add(found.Rules);
            references.Add((assembly, found));
        }

        tables.RemoveAll(static t => !t.Functions.Any());
        Rules = tables.Count switch
        {
            0 => NoRules,
            1 => tables[0],
            _ => Merge(tables),
        };
    }

    /// <summary>The formulas. The same instance while only the runtime declares any.</summary>
    public RuleTable Rules { get; }

    public static DerivativeIndex Of(Compilation compilation) => Cache.GetValue(compilation, static c => new DerivativeIndex(c));

    /// <summary>The methods declared as companions of a member of that owner and name. A getter goes by the name of its
    /// property; an operator by its metadata name, with or without <c>op_</c>; a constructor is <c>.ctor</c>.</summary>
    public IReadOnlyList<IMethodSymbol> CompanionsOf(ITypeSymbol owner, string method)
    {
        string key = KeyOf(owner, method);
        lock (looked)
        {
            if (attribute is not null && looked.Add(key))
            {
                foreach ((IAssemblySymbol assembly, AssemblyDerivatives found) in references)
                {
                    LookUp(assembly, found, key, attribute);
                }
            }

            return companions.TryGetValue(key, out List<IMethodSymbol>? list) ? list : [];
        }
    }

    /// <summary>Symbols of a large assembly are made only for the members that are asked for.</summary>
    private void LookUp(IAssemblySymbol assembly, AssemblyDerivatives found, string key, INamedTypeSymbol attribute)
    {
        if (!found.Companions.TryGetValue(key, out IReadOnlyList<AssemblyDerivatives.Companion>? declared))
        {
            return;
        }

        foreach (AssemblyDerivatives.Companion companion in declared)
        {
            foreach (IMethodSymbol method in assembly.GetTypeByMetadataName(companion.Type)?.GetMembers(companion.Method).OfType<IMethodSymbol>() ?? [])
            {
                AddCompanion(method, attribute, key);
            }
        }
    }

    /// <summary>The rule that an attribute on a class declares; null where a formula cannot be read.</summary>
    internal static Rule? ReadRule(AttributeData attribute)
    {
        if (Target(attribute) is not var (owner, method))
        {
            return null;
        }

        var partials = attribute.NamedArguments.FirstOrDefault(static a => a.Key == "Partials").Value;
        if (partials.Kind != TypedConstantKind.Array || partials.Values.IsDefaultOrEmpty)
        {
            return null;
        }

        var slots = new List<FormulaSlot>();
        foreach (TypedConstant partial in partials.Values)
        {
            string text = partial.Value as string ?? "";
            Formula? formula = text.Length == 0 ? null : FormulaParser.Parse(text, partials.Values.Length);
            if (text.Length != 0 && formula is null)
            {
                return null;
            }

            slots.Add(new FormulaSlot(formula));
        }

        string key = PrimitiveNames.Key(method, slots.Count);
        bool singular = attribute.NamedArguments.Any(static a => a.Key == "Singular" && a.Value.Value is true);
        return new Rule(IsElementary(owner) ? key : CodeNames.FullName(owner) + "." + key, slots.ToEquatableArray(), singular);
    }

    internal static (ITypeSymbol Owner, string Method)? Target(AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: 2 } arguments && arguments[0].Value is ITypeSymbol owner && arguments[1].Value is string method
            ? (owner, method)
            : null;

    /// <summary>Whether the static functions of the type are the elementary ones.</summary>
    internal static bool IsElementary(ITypeSymbol owner) =>
        owner.SpecialType is SpecialType.System_Double or SpecialType.System_Single
        || owner is { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    internal static string KeyOf(ITypeSymbol owner, string method) => CodeNames.FullName(owner.OriginalDefinition) + "." + (
        method.StartsWith("op_", StringComparison.Ordinal) ? method.Substring(3)
        : method.StartsWith("get_", StringComparison.Ordinal) ? method.Substring(4)
        : method);

    private static bool CanDeclare(IAssemblySymbol assembly, IAssemblySymbol runtime) =>
        SymbolEqualityComparer.Default.Equals(assembly, runtime)
        || assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == runtime.Name));

    private static RuleTable Merge(List<RuleTable> tables)
    {
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (RuleTable table in tables)
        {
            foreach (string function in table.Functions)
            {
                // The compilation's own rules come first and win.
                if (!rules.ContainsKey(function) && table.Find(function) is { } rule)
                {
                    rules.Add(function, rule);
                }
            }
        }

        return new RuleTable(rules);
    }

    private void ReadSources(Compilation compilation, INamedTypeSymbol attribute, List<RuleTable> tables)
    {
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (Mentions.GetValue(tree, static t => t.GetText().ToString().Contains(AttributeWord)) is not true)
            {
                continue;
            }

            SemanticModel? model = null;
            foreach (AttributeSyntax syntax in tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>())
            {
                if (!IsNamedSo(syntax.Name) || syntax.Parent?.Parent is not { } declaration)
                {
                    continue;
                }

                model ??= compilation.GetSemanticModel(tree);
                switch (model.GetDeclaredSymbol(declaration))
                {
                    case INamedTypeSymbol type:
                        AssemblyDerivatives.AddRules(rules, type, attribute);
                        break;
                    case IMethodSymbol method:
                        AddCompanion(method, attribute);
                        break;
                }
            }
        }

        tables.Add(new RuleTable(rules));
    }

    private void AddCompanion(IMethodSymbol method, INamedTypeSymbol attribute, string? only = null)
    {
        foreach (AttributeData data in method.GetAttributes())
        {
            if (!KnownSymbols.Same(data.AttributeClass, attribute) || Target(data) is not var (owner, name))
            {
                continue;
            }

            string key = KeyOf(owner, name);
            if (only is not null && only != key)
            {
                continue;
            }

            if (!companions.TryGetValue(key, out List<IMethodSymbol>? list))
            {
                companions[key] = list = [];
            }

            if (!list.Contains(method, SymbolEqualityComparer.Default))
            {
                list.Add(method);
            }
        }
    }

    private static bool IsNamedSo(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => IsNamedSo(qualified.Right),
        AliasQualifiedNameSyntax alias => IsNamedSo(alias.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText is AttributeWord or AttributeWord + "Attribute",
        _ => false,
    };
}
