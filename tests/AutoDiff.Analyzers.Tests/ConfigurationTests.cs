using System.Collections.Immutable;
using AutoDiff.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Tests;

/// <summary>Severity by .editorconfig, suppression by pragma and attribute.</summary>
public sealed class ConfigurationTests
{
    private const string Equality = "[Differentiable] public static double F(double x) => x == 0 ? 1 : x * x;";
    private const string Unknown = "[Differentiable] public static double F(double x) => G(x); static double G(double x) => x;";

    [Theory]
    [InlineData("AD0006", Equality, "error", DiagnosticSeverity.Error)]
    [InlineData("AD0006", Equality, "suggestion", DiagnosticSeverity.Info)]
    [InlineData("AD0003", Unknown, "warning", DiagnosticSeverity.Warning)]
    public void EditorConfigChoosesTheSeverity(string id, string members, string severity, DiagnosticSeverity expected)
    {
        ImmutableArray<Diagnostic> reported = Verify.Diagnose(Verify.Model(members), EditorConfig.Parse($"dotnet_diagnostic.{id}.severity = {severity}"));
        Assert.Equal(expected, Assert.Single(reported, d => d.Id == id).Severity);
    }

    [Theory]
    [InlineData("AD0006", Equality)]
    [InlineData("AD0003", Unknown)]
    public void EditorConfigSwitchesAnIdOff(string id, string members) =>
        Assert.DoesNotContain(Verify.Diagnose(Verify.Model(members), EditorConfig.Parse($"dotnet_diagnostic.{id}.severity = none")), d => d.Id == id);

    [Fact]
    public void APragmaSuppresses()
    {
        string text = $"#pragma warning disable AD0006\n{Verify.Model(Equality)}\n#pragma warning restore AD0006";
        Assert.Empty(Verify.Diagnose(text));
        Assert.True(Assert.Single(Verify.Diagnose(text, includeSuppressed: true)).IsSuppressed);
    }

    [Fact]
    public void APragmaForAnotherIdDoesNot() =>
        Assert.Single(Verify.Diagnose($"#pragma warning disable AD0005\n{Verify.Model(Equality)}"));

    [Theory]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AutoDiff.Correctness\", \"AD0006\")] " + Equality)]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AutoDiff.Correctness\", \"AD0006:An active value is tested for equality\", Justification = \"a test\")] " + Equality)]
    public void AnAttributeSuppresses(string member)
    {
        Assert.Empty(Verify.Diagnose(Verify.Model(member)));
        Assert.True(Assert.Single(Verify.Diagnose(Verify.Model(member), includeSuppressed: true)).IsSuppressed);
    }

    [Fact]
    public void AnAttributeOnTheTypeSuppressesInAllItsMembers() => Assert.Empty(Verify.Diagnose(
        "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AutoDiff.Correctness\", \"AD0006\")] " + Verify.Model(Equality).Replace("using System.Numerics;", "", StringComparison.Ordinal)));
}
