namespace AutoDiff.Language.Tests.AdBench;

/// <summary>A theory that needs ADBench's data, which are not part of the repository.</summary>
public sealed class AdBenchTheoryAttribute : TheoryAttribute
{
    /// <summary>Says so at discovery where the data are missing.</summary>
    public AdBenchTheoryAttribute()
    {
        if (AdBenchData.Folder is null)
        {
            Skip = "ADBench's data are not beside the repository (../shared/adbench).";
        }
    }
}
