namespace AutoDiff.Nist.Tests.Data;

/// <summary>A fact on NIST's files; skipped, with the reason, in a checkout that has none beside it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NistFactAttribute : FactAttribute
{
    public NistFactAttribute()
    {
        if (NistFolder.Path is null)
            Skip = new NistTheoryAttribute().Skip;
    }
}
