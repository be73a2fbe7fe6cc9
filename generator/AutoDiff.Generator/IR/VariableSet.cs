using System.Collections;

namespace AutoDiff.Generator.IR;

/// <summary>A set of variables by their ids: a bit for each, since a method of thousands of statements has tens of thousands of them, and every
/// pass asks about all.</summary>
internal sealed class VariableSet : ICollection<int>
{
    private const int BitsPerWord = 64;

    private ulong[] words = [];

    public int Count { get; private set; }

    public bool IsReadOnly => false;

    public bool Contains(int variable)
    {
        int word = variable / BitsPerWord;
        return word < words.Length && (words[word] & (1UL << (variable % BitsPerWord))) != 0;
    }

    /// <summary>Whether the variable was not there before.</summary>
    public bool Add(int variable)
    {
        int word = variable / BitsPerWord;
        if (word >= words.Length)
        {
            Array.Resize(ref words, Math.Max(word + 1, 2 * words.Length));
        }

        ulong bit = 1UL << (variable % BitsPerWord);
        if ((words[word] & bit) != 0)
        {
            return false;
        }

        words[word] |= bit;
        Count++;
        return true;
    }

    void ICollection<int>.Add(int variable) => Add(variable);

    public bool Remove(int variable)
    {
        if (!Contains(variable))
        {
            return false;
        }

        words[variable / BitsPerWord] &= ~(1UL << (variable % BitsPerWord));
        Count--;
        return true;
    }

    public void UnionWith(IEnumerable<int> variables)
    {
        foreach (int variable in variables)
        {
            Add(variable);
        }
    }

    public void Clear()
    {
        words = [];
        Count = 0;
    }

    public void CopyTo(int[] array, int arrayIndex)
    {
        foreach (int variable in this)
        {
            array[arrayIndex++] = variable;
        }
    }

    /// <summary>In ascending order.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (int word = 0; word < words.Length; word++)
        {
            for (int bit = 0; bit < BitsPerWord && words[word] >> bit != 0; bit++)
            {
                if ((words[word] >> bit & 1) != 0)
                {
                    yield return (word * BitsPerWord) + bit;
                }
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
