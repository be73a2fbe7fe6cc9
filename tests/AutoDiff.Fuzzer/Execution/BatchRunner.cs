using System.Reflection;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Fuzzer;

/// <summary>Compiles programs together with their oracles and compares them.</summary>
public static class BatchRunner
{
    private static readonly HostOptions Fast = new() { Documentation = DocumentationMode.None };

    /// <summary>Runs a batch; programs whose generated code does not compile fail, the rest are run.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="onLanes">Whether their companions for many points are compared, not those for one.</param>
    public static FuzzResult Run(IReadOnlyList<FuzzProgram> programs, bool onLanes = false)
    {
        ArgumentNullException.ThrowIfNull(programs);
        var failures = new List<FuzzFailure>();
        List<FuzzProgram> sound = [.. programs];
        while (sound.Count > 0)
        {
            GeneratedCompilation generated = GeneratorHost.Run(sound.Select(program =>
                new SourceFile(program.ClassName + ".cs", onLanes ? program.BatchSource : program.Source + Environment.NewLine + program.OracleSource)), Fast);
            // Code that can be unloaded is optimised at its first call; each of these runs a few times only, and compiling it so costs more than all else.
            using LoadedAssembly? assembly = LoadedAssembly.TryLoad(generated.Output, out IReadOnlyList<Diagnostic> errors, isCollectible: false);
            if (assembly is not null)
            {
                int compared = sound.Count(program => Compare(program, assembly.Assembly, generated, failures, onLanes));
                return new FuzzResult(programs.Count, compared, failures);
            }

            FuzzProgram[] broken = [.. sound.Where(program => errors.Any(error => Names(error, program)))];
            foreach (FuzzProgram program in broken)
            {
                failures.Add(new FuzzFailure(program, "compilation", DiagnosticReport.Format(errors.Where(error => Names(error, program)), 2)));
            }

            if (broken.Length == 0)
            {
                throw new CompilationFailedException(DiagnosticReport.Format(errors));
            }

            sound = [.. sound.Except(broken)];
        }

        return new FuzzResult(programs.Count, 0, failures);
    }

    /// <summary>Whether an error stands in a program or in code generated for it.</summary>
    private static bool Names(Diagnostic error, FuzzProgram program)
    {
        SyntaxTree? tree = error.Location.SourceTree;
        return tree is not null && (tree.FilePath == program.ClassName + ".cs"
            || tree.ToString().Contains("class " + program.ClassName + Environment.NewLine, StringComparison.Ordinal));
    }

    private static bool Compare(FuzzProgram program, Assembly assembly, GeneratedCompilation generated, List<FuzzFailure> failures, bool onLanes)
    {
        Type type = assembly.GetType(program.ClassName)!;
        string[] names = onLanes ? ["MainGradient", "MainGradientBatch"] : ["MainJvp", "MainVjp", "MainGradient"];
        string[] missing = [.. names.Where(name => type.GetMethods().All(method => method.Name != name))];
        if (missing.Length > 0)
        {
            failures.Add(new FuzzFailure(program, "refusal", string.Join(", ", missing) + " missing; " + Reasons(program, generated)));
            return false;
        }

        if (onLanes)
        {
            var batch = new BatchComparison(program, type);
            if (batch.Run() is var (what, text))
            {
                failures.Add(new FuzzFailure(program, what, text));
            }

            return batch.WasCompared;
        }

        var comparison = new Comparison(
            Delegate<Signatures.Main<double>>(type, "Main"),
            Delegate<Signatures.Main<Dual<double>>>(assembly.GetType(program.ClassName + "Oracle")!, "Main"),
            Delegate<Signatures.Jvp>(type, "MainJvp"),
            Delegate<Signatures.Vjp>(type, "MainVjp"),
            Delegate<Signatures.Gradient>(type, "MainGradient"));
        if (comparison.Run(program.Seed) is var (kind, message))
        {
            failures.Add(new FuzzFailure(program, kind, message));
        }

        return comparison.WasCompared;
    }

    /// <summary>What the analyzers say about a program.</summary>
    private static string Reasons(FuzzProgram program, GeneratedCompilation generated)
    {
        SyntaxTree tree = generated.Original.SyntaxTrees.Single(candidate => candidate.FilePath == program.ClassName + ".cs");
        CSharpCompilation alone = generated.Original.RemoveSyntaxTrees(
            generated.Original.SyntaxTrees.Where(candidate => candidate != tree && candidate.FilePath.StartsWith('P')));
        return DiagnosticReport.Format(GeneratorHost.Analyze(alone).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    private static T Delegate<T>(Type type, string method)
        where T : Delegate => type.GetMethod(method)!.CreateDelegate<T>();
}
