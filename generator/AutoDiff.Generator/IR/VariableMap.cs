namespace AutoDiff.Generator.IR;

/// <summary>Values by the ids of variables, in pages that are made as they are needed: nothing is copied as a map grows, and no page is so large
/// that the collector treats it apart, as it does the table of a dictionary of tens of thousands of entries.</summary>
/// <typeparam name="T">The values.</typeparam>
internal sealed class VariableMap<T>
{
    private const int PageSize = 32;

    private readonly VariableSet known = [];
    private T[]?[] pages = [];

    public bool ContainsKey(int variable) => known.Contains(variable);

    public bool TryGetValue(int variable, out T value)
    {
        if (known.Contains(variable))
        {
            value = pages[variable / PageSize]![variable % PageSize];
            return true;
        }

        value = default!;
        return false;
    }

    public T this[int variable]
    {
        get => TryGetValue(variable, out T value) ? value : throw new KeyNotFoundException();
        set
        {
            int page = variable / PageSize;
            if (page >= pages.Length)
            {
                Array.Resize(ref pages, Math.Max(page + 1, 2 * pages.Length));
            }

            (pages[page] ??= new T[PageSize])[variable % PageSize] = value;
            known.Add(variable);
        }
    }
}
