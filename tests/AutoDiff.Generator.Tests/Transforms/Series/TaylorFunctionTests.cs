using AutoDiff.CompilerServices;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Transforms;
using AutoDiff.Generator.Transforms.Series;
using AutoDiff.Testing;

namespace AutoDiff.Generator.Tests.Transforms.Series;

/// <summary>The table of recurrences against the table of rules and against the runtime.</summary>
public class TaylorFunctionTests
{
    [Fact]
    public void EveryElementaryFunctionWithADerivativeHasARecurrence()
    {
        RuleTable rules = RuleReader.Read(GeneratorHost.CreateCompilation([GeneratorHost.Parse(new SourceFile("Empty.cs", ""))], new HostOptions()));
        IEnumerable<string> missing = rules.Functions
            .Where(function => !TaylorFunctions.Has(function) && rules.Find(function)!.Partials.Any(static partial => !JvpVariedness.IsZero(partial)));
        Assert.Empty(missing);
    }

    [Fact]
    public void EveryRecurrenceIsInTheRuntime()
    {
        ILookup<string, int> methods = typeof(TaylorSeries).GetMethods().ToLookup(static m => m.Name, static m => m.GetParameters().Length, StringComparer.Ordinal);
        Assert.All(TaylorFunctions.All, function => Assert.Contains(
            function[(function.IndexOf('/', StringComparison.Ordinal) + 1)..],
            methods[PrimitiveNames.RuntimeName(function)].Select(static count => (count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }
}
