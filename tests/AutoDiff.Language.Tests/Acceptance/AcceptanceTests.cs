using System.Reflection;
using AutoDiff.Testing;

namespace AutoDiff.Language.Tests.Acceptance;

/// <summary>Small programs of one idea each, written from the contract alone and held against closed forms and differences.</summary>
public class AcceptanceTests
{
    private static readonly Lazy<LoadedAssembly> Programs = new(() => GeneratorHost.Run(Resources.Sources("Acceptance/Programs/")).Load());

    public static TheoryData<string> Names => [.. Resources.Sources("Acceptance/Programs/")
        .SelectMany(source => source.Text.Split('\n'))
        .Where(line => line.StartsWith("namespace Acceptance.", StringComparison.Ordinal))
        .Select(line => line["namespace Acceptance.".Length..].Trim())
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void HoldsTheContract(string name)
    {
        MethodInfo run = Programs.Value.GetType($"Acceptance.{name}.Program").GetMethod("Run")!;
        run.CreateDelegate<Action>()();
    }
}
