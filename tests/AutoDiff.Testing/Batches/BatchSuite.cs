using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Testing;

/// <summary>Every case that batch allows, on lanes against its scalar companions: several numbers of points, so that the last vector is
/// full, partly filled or alone.</summary>
public sealed class BatchSuite
{
    private static readonly int[] Counts = [0, 1, 3, 8, 21];

    private readonly List<SyntaxTree> trees;
    private readonly HostOptions options;
    private readonly Lazy<LoadedAssembly> assembly;
    private readonly Dictionary<string, string> types = new(StringComparer.Ordinal);
    private readonly HashSet<string> pointwise = new(StringComparer.Ordinal);
    private GeneratedCompilation? generated;

    /// <summary>A suite of the given sources.</summary>
    public BatchSuite(IEnumerable<SourceFile> sources, BatchMode mode, HostOptions? options = null)
    {
        this.options = options ?? new HostOptions();
        trees = [.. sources.Select(GeneratorHost.Parse).Select(tree => tree.WithRootAndOptions(new BatchMarker(mode).Visit(tree.GetRoot())!, tree.Options))];
        Names = [.. trees.SelectMany(NamesOf)];
        assembly = new Lazy<LoadedAssembly>(Build, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>A suite of the C# files that a test assembly embeds under a prefix.</summary>
    public static BatchSuite OfResources(System.Reflection.Assembly assembly, string prefix, BatchMode mode)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return new BatchSuite(
            assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".cs", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return new SourceFile(name, reader.ReadToEnd());
                }),
            mode);
    }

    /// <summary>The cases with batched parameters, known without compiling.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The cases of which a batched companion evaluates the points one after the other, with the reason.</summary>
    public IReadOnlyCollection<string> Pointwise
    {
        get
        {
            _ = assembly.Value;
            return pointwise;
        }
    }

    /// <summary>Compares a case on lanes with its scalar companions.</summary>
    /// <exception cref="RuleTestException">They differ.</exception>
    public void Check(string name)
    {
        LoadedAssembly loaded = assembly.Value;
        if (!types.TryGetValue(name, out string? type))
        {
            // An overload, or a result that a span cannot hold.
            return;
        }

        var driver = (BatchDriver)Activator.CreateInstance(loaded.GetType(type))!;
        foreach (int count in Counts)
        {
            var report = new BatchReport();
            if (!Task.Run(() => Run(driver, count, report)).Wait(TimeSpan.FromSeconds(30)))
            {
                throw new RuleTestException(string.Create(CultureInfo.InvariantCulture, $"{name} at {count} points does not come to an end"));
            }

            if (report.Text.Length > 0)
            {
                throw new RuleTestException(string.Create(CultureInfo.InvariantCulture, $"{name} at {count} points\n{report.Text}"));
            }
        }
    }

    /// <summary>Far points first; where the member throws there, nearer ones.</summary>
    private static void Run(BatchDriver driver, int count, BatchReport report)
    {
        foreach (double spread in (ReadOnlySpan<double>)[0.25, 0.02, 0])
        {
            try
            {
                driver.Run(count, spread, report);
                return;
            }
            catch (Exception exception) when (spread > 0 && exception is not OutOfMemoryException)
            {
                // The member itself throws there.
            }
        }
    }

    private static IEnumerable<string> NamesOf(SyntaxTree tree)
    {
        HashSet<string> batched = [.. tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.ParameterList.ToString().Contains("global::AutoDiff.Batched", StringComparison.Ordinal))
            .Select(CompanionProbe.MemberName)];
        return CompanionProbe.NamesOf(tree).Where(name => batched.Contains(name[..name.IndexOfAny(['(', '<'])]));
    }

    private LoadedAssembly Build()
    {
        generated = GeneratorHost.Run(GeneratorHost.CreateCompilation(trees, options), options);
        var drivers = new List<SyntaxTree>();
        foreach (SyntaxTree tree in trees)
        {
            HashSet<string> names = [.. NamesOf(tree)];
            SemanticModel model = generated.Output.GetSemanticModel(tree);
            string usings = string.Concat(tree.GetRoot().DescendantNodes().OfType<UsingDirectiveSyntax>()
                .Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.None))
                .Select(directive => directive.ToString() + Environment.NewLine));
            foreach (ProbeCase test in CompanionProbe.CasesOf(model, tree).Where(test => names.Contains(test.Name)))
            {
                INamedTypeSymbol owner = test.Method.ContainingType;
                if (owner.GetMembers(test.Family + "Batch").IsEmpty || owner.GetMembers(test.Method.Name).Length > 1)
                {
                    continue;
                }

                bool hasGradient = !owner.GetMembers(test.Family + "GradientBatch").IsEmpty && !owner.GetMembers(test.Family + "Gradient").IsEmpty
                    && test.Parameters.All(p => !p.HasGradient || p.StorageType is "double" or "float" or "double[]" or "float[]");
                string className = string.Create(CultureInfo.InvariantCulture, $"BatchDriver_{drivers.Count}");
                string space = test.Method.ContainingNamespace.IsGlobalNamespace ? "" : test.Method.ContainingNamespace.ToDisplayString() + ".";
                types[test.Name] = space + className;
                drivers.Add(GeneratorHost.Parse(new SourceFile(className + ".cs", BatchDriverWriter.Write(test, hasGradient, className, usings))));
                Note(test);
            }
        }

        CSharpCompilation all = generated.Output.AddSyntaxTrees(drivers);
        return LoadedAssembly.TryLoad(all, out IReadOnlyList<Diagnostic> errors, isCollectible: false)
            ?? throw new CompilationFailedException(DiagnosticReport.Format(errors));
    }

    private void Note(ProbeCase test)
    {
        foreach (string suffix in (string[])["Batch", "GradientBatch"])
        {
            string? documentation = test.Method.ContainingType.GetMembers(test.Family + suffix).FirstOrDefault()?.GetDocumentationCommentXml();
            int at = documentation?.IndexOf("for the body has ", StringComparison.Ordinal) ?? -1;
            if (at >= 0)
            {
                int end = documentation!.IndexOf('<', at);
                pointwise.Add($"{test.Family}{suffix}: {documentation[(at + 17)..end]}");
            }
        }
    }
}
