namespace AutoDiff.Nist.Tests.Data;

/// <summary>A theory on NIST's files; skipped, with the reason, in a checkout that has none beside it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NistTheoryAttribute : TheoryAttribute
{
    public NistTheoryAttribute()
    {
        if (NistFolder.Path is null)
            Skip = "NIST's .dat files are not here: they are looked for in shared/nist beside the repository.";
    }
}
