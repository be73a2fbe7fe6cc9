using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Testing;

/// <summary>Many small cases in one compilation, each of which fails alone.</summary>
/// <remarks>
/// Sources are compiled together with the generator and a driver per case. A generated companion that does not compile
/// fails the cases of its member only: its mark is taken away and the rest compiled again.
/// </remarks>
public sealed class CaseSuite
{
    private const int MaxRounds = 20;

    private readonly HostOptions options;
    private readonly Dictionary<string, string> broken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProbeDriver> probes = new(StringComparer.Ordinal);
    private readonly Lazy<LoadedAssembly> assembly;
    private readonly Lazy<IReadOnlyList<Diagnostic>> analysis;
    private readonly List<SyntaxTree> trees;
    private GeneratedCompilation? generated;

    /// <summary>A suite of the given sources; nothing is compiled before the first case runs.</summary>
    public CaseSuite(IEnumerable<SourceFile> sources, HostOptions? options = null)
    {
        this.options = options ?? new HostOptions();
        trees = [.. sources.Select(GeneratorHost.Parse)];
        Names = [.. trees.SelectMany(CompanionProbe.NamesOf)];
        if (Names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two cases are called {twice.Key}.", nameof(sources));
        }

        analysis = new Lazy<IReadOnlyList<Diagnostic>>(() => GeneratorHost.Analyze(Generated.Output));
        assembly = new Lazy<LoadedAssembly>(Build, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>A suite of the C# files that a test assembly embeds under a prefix.</summary>
    /// <param name="assembly">The test assembly.</param>
    /// <param name="prefix">The beginning of the resources' names.</param>
    /// <param name="rewrite">What to change in the text of each file; null for nothing.</param>
    public static CaseSuite OfResources(System.Reflection.Assembly assembly, string prefix, Func<string, string>? rewrite = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return new CaseSuite(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".cs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                string text = reader.ReadToEnd();
                return new SourceFile(name, rewrite is null ? text : rewrite(text));
            }));
    }

    /// <summary>The cases, known without compiling.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The compilation with the generated sources.</summary>
    public GeneratedCompilation Generated
    {
        get
        {
            _ = assembly.Value;
            return generated!;
        }
    }

    /// <summary>The driver of a case.</summary>
    /// <exception cref="RuleTestException">The case did not compile, or lacks a companion.</exception>
    public FlatDriver Driver(string name)
    {
        LoadedAssembly loaded = assembly.Value;
        if (broken.TryGetValue(name, out string? why))
        {
            throw new RuleTestException(name + Environment.NewLine + why);
        }

        ProbeDriver probe = probes[name];
        if (probe.Missing.Count > 0)
        {
            throw new RuleTestException($"{name}\n  {string.Join("\n  ", probe.Missing)}\n{DiagnosticsOf(name)}");
        }

        return (FlatDriver)Activator.CreateInstance(loaded.GetType(probe.TypeName))!;
    }

    /// <summary>Puts a case through the rule test.</summary>
    public void Check(string name)
    {
        FlatDriver driver = Driver(name);
        RuleTest.Check(driver, RuleOptions.Of(probes[name].Case), () => GeneratedSourceOf(name));
    }

    private static string MemberOf(string caseName) => caseName[..caseName.IndexOfAny(['(', '<'])];

    private LoadedAssembly Build()
    {
        for (int round = 0; ; round++)
        {
            generated = GeneratorHost.Run(GeneratorHost.CreateCompilation(trees, options), options);
            IReadOnlyList<ProbeDriver> drivers = CompanionProbe.Write(generated, trees);
            foreach (ProbeDriver driver in drivers)
            {
                probes[driver.CaseName] = driver;
            }

            ProbeDriver[] sound = [.. drivers.Where(driver => !broken.ContainsKey(driver.CaseName))];
            CSharpCompilation all = generated.Output.AddSyntaxTrees(sound.Select(driver => driver.Tree));
            if (LoadedAssembly.TryLoad(all, out IReadOnlyList<Diagnostic> errors, isCollectible: false) is { } loaded)
            {
                return loaded;
            }

            if (round == MaxRounds || !Isolate(errors, sound))
            {
                throw new CompilationFailedException(DiagnosticReport.Format(errors));
            }
        }
    }

    /// <summary>Takes the members out that have errors; whether there was any that could be found.</summary>
    private bool Isolate(IReadOnlyList<Diagnostic> errors, ProbeDriver[] drivers)
    {
        var members = new Dictionary<string, List<Diagnostic>>(StringComparer.Ordinal);
        bool progress = false;
        foreach (Diagnostic error in errors)
        {
            if (error.Location.SourceTree is not { } tree)
            {
                continue;
            }

            ProbeDriver? driver = drivers.FirstOrDefault(candidate => candidate.Tree == tree);
            if (driver is not null)
            {
                progress |= broken.TryAdd(driver.CaseName, DiagnosticReport.Format([error]));
            }
            else if (MemberAt(tree, error) is { } member)
            {
                (members.TryGetValue(member, out var list) ? list : members[member] = []).Add(error);
            }
        }

        foreach ((string member, List<Diagnostic> list) in members)
        {
            foreach (string name in Names.Where(name => MemberOf(name) == member))
            {
                broken.TryAdd(name, DiagnosticReport.Format(list, 3));
            }

            progress |= Unmark(member);
        }

        return progress;
    }

    /// <summary>The user's member in which an error stands, or from which the code with the error was generated.</summary>
    private string? MemberAt(SyntaxTree tree, Diagnostic error)
    {
        SyntaxNode root = tree.GetRoot();
        string? member = CompanionProbe.MemberNameAt(root.FindNode(error.Location.SourceSpan));
        return trees.Contains(tree) ? member
            : member is not null ? WithoutSuffix(member)
            : root.DescendantNodes().OfType<MethodDeclarationSyntax>().Select(method => WithoutSuffix(CompanionProbe.MemberName(method))).FirstOrDefault();
    }

    /// <summary>Takes a member's mark and cases away.</summary>
    private bool Unmark(string member)
    {
        bool any = false;
        for (int i = 0; i < trees.Count; i++)
        {
            SyntaxNode root = trees[i].GetRoot();
            AttributeListSyntax[] marks = [.. root.DescendantNodes().OfType<MemberDeclarationSyntax>()
                .Where(m => m is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax && CompanionProbe.MemberName(m) == member)
                .SelectMany(m => m.AttributeLists)
                .Where(list => list.Attributes.Any(a => a.Name.ToString() is "Differentiable" or "Case"))];
            if (marks.Length > 0)
            {
                any = true;
                root = root.RemoveNodes(marks, SyntaxRemoveOptions.KeepNoTrivia | SyntaxRemoveOptions.KeepEndOfLine)!;
                trees[i] = trees[i].WithRootAndOptions(root, trees[i].Options);
            }
        }

        return any;
    }

    private static string WithoutSuffix(string companion)
    {
        string[] suffixes = ["GradientBatch", "Jvp", "Vjp", "Gradient", "Jacobian", "Hvp", "Hessian", "Taylor", "Batch"];
        // The halves of a companion that callers share have names of their own.
        int half = companion.IndexOf("__", companion.LastIndexOf('.') + 2, StringComparison.Ordinal);
        string name = half > 0 ? companion[..half] : companion;
        string? suffix = suffixes.FirstOrDefault(candidate => name.EndsWith(candidate, StringComparison.Ordinal));
        return suffix is null ? name : name[..^suffix.Length];
    }

    private string DiagnosticsOf(string name)
    {
        SyntaxTree? tree = trees.FirstOrDefault(candidate => CompanionProbe.NamesOf(candidate).Contains(name));
        var text = new StringBuilder();
        foreach (Diagnostic diagnostic in analysis.Value.Where(d => d.Location.SourceTree == tree))
        {
            if (CompanionProbe.MemberNameAt(tree!.GetRoot().FindNode(diagnostic.Location.SourceSpan)) == MemberOf(name))
            {
                text.Append(DiagnosticReport.Format([diagnostic]));
            }
        }

        return text.ToString();
    }

    private string GeneratedSourceOf(string name)
    {
        string member = MemberOf(name);
        var text = new StringBuilder();
        foreach (SyntaxTree tree in Generated.GeneratedTrees)
        {
            foreach (MethodDeclarationSyntax method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (WithoutSuffix(CompanionProbe.MemberName(method)) == member)
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"// {tree.FilePath}").AppendLine(method.ToFullString());
                }
            }
        }

        return text.ToString();
    }
}
