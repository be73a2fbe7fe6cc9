using AutoDiff.Generator.Lowering;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Tests.Symbols;

/// <summary>Types and calls of a piece of source, for the rooms that read symbols.</summary>
internal sealed class SymbolsFixture
{
    public SymbolsFixture(string source)
    {
        Compilation = GeneratorHost.CreateCompilation([GeneratorHost.Parse(new SourceFile("Source.cs", source))]);
        Assert.Empty(Compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Types = new TypeMapper(Compilation);
    }

    public CSharpCompilation Compilation { get; }

    public TypeMapper Types { get; }

    private SyntaxTree Tree => Compilation.SyntaxTrees.Single(t => t.FilePath == "Source.cs");

    /// <summary>The type of the field of that name.</summary>
    public ITypeSymbol TypeOf(string field) => Compilation.GetSymbolsWithName(field, SymbolFilter.Member).OfType<IFieldSymbol>().Single().Type;

    /// <summary>What the only invocation in the source means.</summary>
    public CallTarget ResolveCall()
    {
        InvocationExpressionSyntax call = Tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().First();
        var method = (IMethodSymbol)Compilation.GetSemanticModel(Tree).GetSymbolInfo(call).Symbol!;
        return new CallResolver(Compilation, Types, RuleReader.Read(Compilation)).Resolve(method);
    }
}
