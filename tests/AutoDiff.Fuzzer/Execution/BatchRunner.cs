using System.Reflection;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Fuzzer;

/// <summary>Compiles programs together with their oracles and compares them.</summary>
public static class BatchRunner
{
    /// <summary>Runs a batch; programs whose generated code does not compile fail, the rest are run.</summary>
    public static FuzzResult Run(IReadOnlyList<FuzzProgram> programs)
    {
        ArgumentNullException.ThrowIfNull(programs);
        var failures = new List<FuzzFailure>();
        List<FuzzProgram> sound = [.. programs];
        while (sound.Count > 0)
        {
            GeneratedCompilation generated = GeneratorHost.Run(sound.Select(program =>
                new SourceFile(program.ClassName + ".cs", program.Source + Environment.NewLine + program.OracleSource)));
            Diagnostic[] errors = [.. generated.Errors];
            if (errors.Length == 0)
            {
                using LoadedAssembly assembly = generated.Load();
                int compared = sound.Count(program => Compare(program, assembly.Assembly, failures));
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

    private static bool Compare(FuzzProgram program, Assembly assembly, List<FuzzFailure> failures)
    {
        Type type = assembly.GetType(program.ClassName)!;
        string[] missing = [.. ((string[])["MainJvp", "MainVjp", "MainGradient"]).Where(name => type.GetMethod(name) is null)];
        if (missing.Length > 0)
        {
            failures.Add(new FuzzFailure(program, "refusal", string.Join(", ", missing) + " missing"));
            return false;
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

    private static T Delegate<T>(Type type, string method)
        where T : Delegate => type.GetMethod(method)!.CreateDelegate<T>();
}
