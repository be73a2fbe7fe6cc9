namespace Quickstart;

/// <summary>The source that the generator gave to the compiler; the build copies it beside the program.</summary>
public static class Companions
{
    /// <summary>Prints the file in which the method <paramref name="name"/> is defined.</summary>
    public static void Print(string name)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "companions");
        string file = Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal)
            .First(file => File.ReadAllText(file).Contains($" {name}(", StringComparison.Ordinal));
        Console.WriteLine($"---- {Path.GetFileName(file)}, as the compiler saw it");
        Console.WriteLine(File.ReadAllText(file));
    }
}
