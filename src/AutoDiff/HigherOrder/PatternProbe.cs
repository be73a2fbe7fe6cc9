namespace AutoDiff;

/// <summary>Finds which outputs of a linear map depend on which inputs, from sweeps with NaN in the place of a set of inputs.</summary>
/// <remarks>An output is NaN just if it depends on an input of the set. The sets are blocks of adjacent inputs, halved again and again. Blocks that no
/// output depends on in common share a sweep, since each output of it tells by the block that it belongs to: a banded matrix takes a few sweeps for
/// each halving, however many inputs there are. An output that depends on most blocks keeps them apart: where a sweep over outputs is at hand, it
/// tells the inputs of such an output at once, and the output counts no more. Where the blocks turn out to be dense nevertheless, their inputs are
/// probed one by one.</remarks>
internal sealed class PatternProbe
{
    /// <summary>So few inputs are probed one by one.</summary>
    private const int FewInputs = 16;

    /// <summary>Fewer blocks do not tell whether the matrix is dense.</summary>
    private const int FewBlocks = 8;

    /// <summary>Runs the map on a tangent and gives the outputs.</summary>
    /// <param name="tangent">Zero but for NaN.</param>
    /// <returns>The outputs, valid until the next sweep.</returns>
    public delegate ReadOnlySpan<double> Sweep(ReadOnlySpan<double> tangent);

    private readonly int outputs;
    private readonly Sweep sweep;
    private readonly Sweep? rowSweep;
    private readonly bool isSymmetric;
    private readonly double[] tangent;
    private readonly double[] seed;
    private readonly bool[] known;
    private readonly List<(int Row, int Column)> places = [];

    private PatternProbe(int inputs, int outputs, Sweep sweep, Sweep? rowSweep, bool isSymmetric)
    {
        this.outputs = outputs;
        this.sweep = sweep;
        this.rowSweep = rowSweep;
        this.isSymmetric = isSymmetric;
        tangent = new double[inputs];
        seed = new double[outputs];
        known = new bool[outputs];
    }

    /// <summary>The places, each once, in no order.</summary>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="sweep">The map.</param>
    /// <param name="rowSweep">The transposed map, if there is one: it gives the inputs of outputs.</param>
    public static List<(int Row, int Column)> Find(int inputs, int outputs, Sweep sweep, Sweep? rowSweep = null) =>
        new PatternProbe(inputs, outputs, sweep, rowSweep, isSymmetric: false).Find();

    /// <summary>The places of a symmetric map, which is its own transposed one: at least one of each two that mirror each other.</summary>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="sweep">The map.</param>
    public static List<(int Row, int Column)> FindSymmetric(int inputs, Sweep sweep) =>
        new PatternProbe(inputs, inputs, sweep, sweep, isSymmetric: true).Find();

    private List<(int Row, int Column)> Find()
    {
        if (tangent.Length == 0 || outputs == 0)
        {
            return places;
        }

        List<Block> blocks = [new Block(0, tangent.Length, [.. Enumerable.Range(0, outputs)])];
        while (blocks.Count > 0)
        {
            int length = blocks.Max(static block => block.Length);
            List<List<Block>> groups = WithoutFullRows(ref blocks, length);
            if (length == 1 || IsDense(groups.Count, blocks.Count, length, tangent.Length))
            {
                Apart(groups, length);
                break;
            }

            blocks = Halves(groups);
        }

        return places;
    }

    /// <summary>Groups the blocks. Outputs that keep many of them apart are probed and taken away first, where that saves sweeps.</summary>
    private List<List<Block>> WithoutFullRows(ref List<Block> blocks, int length)
    {
        List<List<Block>> groups = Group(blocks);
        if (rowSweep is null || length == 1 || groups.Count == 0)
        {
            return groups;
        }

        int[] counts = new int[outputs];
        foreach (int row in blocks.SelectMany(static block => block.Rows))
        {
            counts[row]++;
        }

        int[] rows = [.. Enumerable.Range(0, outputs).Where(row => counts[row] > 0).OrderByDescending(row => counts[row])];
        double sweepsOfAGroup = 2 * Math.Ceiling(Math.Log2(length));
        int best = 0;
        double least = groups.Count * sweepsOfAGroup;
        for (int taken = 1; taken <= rows.Length; taken++)
        {
            // As many groups at least as there are blocks of one output.
            double sweeps = taken + (taken == rows.Length ? 0 : counts[rows[taken]] * sweepsOfAGroup);
            if (sweeps < least)
            {
                (best, least) = (taken, sweeps);
            }
        }

        HashSet<int> away = [.. rows.Take(best)];
        List<Block> rest = [.. blocks.Select(block => block.Without(away)).Where(static block => block.Rows.Count > 0)];
        List<List<Block>> fewer = Group(rest);
        if (best == 0 || best + (fewer.Count * sweepsOfAGroup) >= groups.Count * sweepsOfAGroup)
        {
            return groups;
        }

        foreach (int row in rows.Take(best))
        {
            Probe(row);
        }

        blocks = rest;
        return fewer;
    }

    /// <summary>Finds the inputs of one output.</summary>
    private void Probe(int row)
    {
        seed[row] = double.NaN;
        ReadOnlySpan<double> inputs = rowSweep!(seed);
        for (int column = 0; column < inputs.Length; column++)
        {
            if (double.IsNaN(inputs[column]) && !(isSymmetric && known[column]))
            {
                places.Add((row, column));
            }
        }

        seed[row] = 0;
        known[row] = true;
    }

    /// <summary>Whether to probe the inputs of the blocks one by one takes no more sweeps than to go on halving.</summary>
    private static bool IsDense(int groups, int blocks, int length, int inputs) =>
        inputs <= FewInputs
        || groups * length <= 2 * groups * Math.Ceiling(Math.Log2(length))
        || (blocks >= FewBlocks && 2 * groups > blocks);

    /// <summary>Probes each input of the blocks, those at the same place in the blocks of a group at once.</summary>
    private void Apart(List<List<Block>> groups, int length)
    {
        foreach (List<Block> group in groups)
        {
            Block?[] owners = Owners(group);
            for (int i = 0; i < length; i++)
            {
                List<Block> probed = group.FindAll(block => i < block.Length);
                foreach ((int row, Block block) in Dependent(probed, owners, block => (block.Start + i, 1)))
                {
                    if (i < block.Length)
                    {
                        places.Add((row, block.Start + i));
                    }
                }
            }
        }
    }

    private List<Block> Halves(List<List<Block>> groups)
    {
        List<Block> next = [];
        foreach (List<Block> group in groups)
        {
            Block?[] owners = Owners(group);
            for (int half = 0; half < 2; half++)
            {
                var rows = new Dictionary<Block, List<int>>();
                (int Start, int Length) Part(Block block) =>
                    half == 0 ? (block.Start, (block.Length + 1) / 2) : (block.Start + ((block.Length + 1) / 2), block.Length / 2);
                foreach ((int row, Block block) in Dependent(group, owners, Part))
                {
                    if (!rows.TryGetValue(block, out List<int>? dependent))
                    {
                        rows[block] = dependent = [];
                    }

                    dependent.Add(row);
                }

                foreach ((Block block, List<int> dependent) in rows)
                {
                    (int start, int length) = Part(block);
                    if (length > 0)
                    {
                        next.Add(new Block(start, length, dependent));
                    }
                }
            }
        }

        return next;
    }

    /// <summary>The outputs that depend on the parts of blocks, each with the block that it belongs to; those that are known already left out.</summary>
    private List<(int Row, Block Block)> Dependent(List<Block> group, Block?[] owners, Func<Block, (int Start, int Length)> part)
    {
        bool isAnySet = false;
        foreach (Block block in group)
        {
            (int start, int length) = part(block);
            for (int i = start; i < start + length; i++)
            {
                // The column of a symmetric map is known with the row.
                if (!(isSymmetric && known[i]))
                {
                    tangent[i] = double.NaN;
                    isAnySet = true;
                }
            }
        }

        List<(int Row, Block Block)> found = [];
        ReadOnlySpan<double> result = isAnySet ? sweep(tangent) : [];
        for (int row = 0; row < result.Length; row++)
        {
            if (!double.IsNaN(result[row]) || known[row])
            {
                continue;
            }

            if (owners[row] is { } owner)
            {
                found.Add((row, owner));
            }
            else
            {
                // It did not depend on them before: a map that changes between sweeps. No place is left out.
                found.AddRange(group.Select(block => (row, block)));
            }
        }

        foreach (Block block in group)
        {
            (int start, int length) = part(block);
            tangent.AsSpan(start, length).Clear();
        }

        return found;
    }

    /// <summary>The blocks in groups in which no output belongs to two.</summary>
    private List<List<Block>> Group(List<Block> blocks)
    {
        var groups = new List<List<Block>>();
        var groupsOf = new List<int>?[outputs];
        foreach (Block block in blocks)
        {
            var taken = new HashSet<int>();
            foreach (int row in block.Rows)
            {
                taken.UnionWith(groupsOf[row] ?? []);
            }

            int group = 0;
            while (taken.Contains(group))
            {
                group++;
            }

            if (group == groups.Count)
            {
                groups.Add([]);
            }

            groups[group].Add(block);
            foreach (int row in block.Rows)
            {
                (groupsOf[row] ??= []).Add(group);
            }
        }

        return groups;
    }

    private Block?[] Owners(List<Block> group)
    {
        var owners = new Block?[outputs];
        foreach (Block block in group)
        {
            foreach (int row in block.Rows)
            {
                owners[row] = block;
            }
        }

        return owners;
    }

    /// <summary>Adjacent inputs, and the outputs that depend on one of them.</summary>
    private sealed class Block(int start, int length, List<int> rows)
    {
        public int Start { get; } = start;

        public int Length { get; } = length;

        public List<int> Rows { get; } = rows;

        public Block Without(HashSet<int> rows) => new(Start, Length, Rows.FindAll(row => !rows.Contains(row)));
    }
}
