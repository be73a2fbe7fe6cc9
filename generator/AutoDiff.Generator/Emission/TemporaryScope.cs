namespace AutoDiff.Generator.Emission;

/// <summary>The names of temporaries in one block. A name may be given again in a block beside this one, but neither in a block
/// around it nor, since C# forbids that too, in one around it that declares it only later.</summary>
internal sealed class TemporaryScope(TemporaryScope? parent)
{
    private readonly HashSet<string> own = new(StringComparer.Ordinal);

    /// <summary>What the blocks inside have used.</summary>
    private readonly HashSet<string> inner = new(StringComparer.Ordinal);

    /// <summary>The numbers that are known to be used here, so that long methods need no search.</summary>
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public bool IsFree(string name)
    {
        if (inner.Contains(name))
        {
            return false;
        }

        for (TemporaryScope? scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.own.Contains(name))
            {
                return false;
            }
        }

        return true;
    }

    public void Add(string name)
    {
        own.Add(name);
        for (TemporaryScope? scope = Parent; scope is not null; scope = scope.Parent)
        {
            scope.inner.Add(name);
        }
    }

    public int FirstNumber(string name)
    {
        int first = 1;
        for (TemporaryScope? scope = this; scope is not null; scope = scope.Parent)
        {
            first = Math.Max(first, scope.numbers.TryGetValue(name, out int used) ? used + 1 : 1);
        }

        return first;
    }

    public void Used(string name, int number) => numbers[name] = number;

    private TemporaryScope? Parent { get; } = parent;
}
