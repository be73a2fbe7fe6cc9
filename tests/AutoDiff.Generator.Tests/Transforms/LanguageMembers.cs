using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Pipeline;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Every marked member of the language tests' cases, lowered.</summary>
internal static class LanguageMembers
{
    private static readonly Lazy<(IReadOnlyDictionary<string, DifferentiableMember> Members, RuleTable Rules)> Lowered = new(() => Lower());

    public static IReadOnlyDictionary<string, DifferentiableMember> All => Lowered.Value.Members;

    public static RuleTable Rules => Lowered.Value.Rules;

    /// <summary>The members of a source, lowered, by their keys.</summary>
    public static Dictionary<string, DifferentiableMember> Of(CSharpCompilation compilation)
    {
        var members = new Dictionary<string, DifferentiableMember>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (MethodDeclarationSyntax method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (model.GetDeclaredSymbol(method) is { } symbol
                    && symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(DifferentiableAttribute))
                    && MemberLowering.Lower(symbol, compilation, CancellationToken.None) is { Problems.Count: 0, Member: { } member })
                {
                    members[member.Host.Key] = member;
                }
            }
        }

        return members;
    }

    private static (IReadOnlyDictionary<string, DifferentiableMember> Members, RuleTable Rules) Lower([CallerFilePath] string caller = "")
    {
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "AutoDiff.Language.Tests", "Cases"));
        CSharpCompilation compilation = GeneratorHost.CreateCompilation(Directory.GetFiles(folder, "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(file => GeneratorHost.Parse(new SourceFile(Path.GetFileName(file), File.ReadAllText(file)))));
        return (Of(compilation), RuleReader.Read(compilation));
    }
}
