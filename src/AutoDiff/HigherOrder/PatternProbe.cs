namespace AutoDiff;

/// <summary>Finds which outputs of a linear map depend on which inputs, from sweeps with NaN in the place of a set of inputs.</summary>
/// <remarks>An output is NaN just if it depends on an input of the set. The sets are blocks of adjacent inputs, halved again and again. Blocks that no
/// output depends on in common share a sweep, since each output of it tells by the block that it belongs to: a banded matrix takes a few sweeps for
/// each halving, however many inputs there are. Where the blocks turn out to be dense, their inputs are probed one by one.</remarks>
internal static class PatternProbe
{
    /// <summary>So few inputs are probed one by one.</summary>
    private const int FewInputs = 16;

    /// <summary>Fewer blocks do not tell whether the matrix is dense.</summary>
    private const int FewBlocks = 8;

    /// <summary>Runs the map on a tangent and gives the outputs.</summary>
    /// <param name="tangent">Zero but for NaN.</param>
    /// <returns>The outputs, valid until the next sweep.</returns>
    public delegate ReadOnlySpan<double> Sweep(ReadOnlySpan<double> tangent);

    /// <summary>The places, each once, in no order.</summary>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="sweep">The map.</param>
    public static List<(int Row, int Column)> Find(int inputs, int outputs, Sweep sweep)
    {
        double[] tangent = new double[inputs];
        var places = new List<(int Row, int Column)>();
        if (inputs == 0 || outputs == 0)
        {
            return places;
        }

        List<Block> blocks = [new Block(0, inputs, [.. Enumerable.Range(0, outputs)])];
        while (true)
        {
            List<List<Block>> groups = Group(blocks, outputs);
            int length = blocks.Max(static block => block.Length);
            if (length == 1 || IsDense(groups.Count, blocks.Count, length, inputs))
            {
                Apart(groups, length, outputs, tangent, sweep, places);
                return places;
            }

            blocks = Halves(groups, outputs, tangent, sweep);
            if (blocks.Count == 0)
            {
                return places;
            }
        }
    }

    /// <summary>Whether to probe the inputs of the blocks one by one takes no more sweeps than to go on halving.</summary>
    private static bool IsDense(int groups, int blocks, int length, int inputs) =>
        inputs <= FewInputs
        || groups * length <= 2 * groups * Math.Ceiling(Math.Log2(length))
        || (blocks >= FewBlocks && 2 * groups > blocks);

    /// <summary>Probes each input of the blocks, those at the same place in the blocks of a group at once.</summary>
    private static void Apart(List<List<Block>> groups, int length, int outputs, double[] tangent, Sweep sweep, List<(int Row, int Column)> places)
    {
        foreach (List<Block> group in groups)
        {
            Block?[] owners = Owners(group, outputs);
            for (int i = 0; i < length; i++)
            {
                List<Block> probed = group.FindAll(block => i < block.Length);
                foreach ((int row, Block block) in Dependent(probed, owners, block => tangent.AsSpan(block.Start + i, 1), tangent, sweep))
                {
                    if (i < block.Length)
                    {
                        places.Add((row, block.Start + i));
                    }
                }
            }
        }
    }

    private static List<Block> Halves(List<List<Block>> groups, int outputs, double[] tangent, Sweep sweep)
    {
        List<Block> next = [];
        foreach (List<Block> group in groups)
        {
            Block?[] owners = Owners(group, outputs);
            for (int half = 0; half < 2; half++)
            {
                var rows = new Dictionary<Block, List<int>>();
                (int Start, int Length) Part(Block block) =>
                    half == 0 ? (block.Start, (block.Length + 1) / 2) : (block.Start + ((block.Length + 1) / 2), block.Length / 2);
                foreach ((int row, Block block) in Dependent(group, owners, block => tangent.AsSpan(Part(block).Start, Part(block).Length), tangent, sweep))
                {
                    if (!rows.TryGetValue(block, out List<int>? known))
                    {
                        rows[block] = known = [];
                    }

                    known.Add(row);
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

    private delegate Span<double> PartOf(Block block);

    /// <summary>The outputs that depend on the parts of blocks, each with the block that it belongs to.</summary>
    private static List<(int Row, Block Block)> Dependent(List<Block> group, Block?[] owners, PartOf part, double[] tangent, Sweep sweep)
    {
        foreach (Block block in group)
        {
            part(block).Fill(double.NaN);
        }

        ReadOnlySpan<double> result = sweep(tangent);
        List<(int Row, Block Block)> found = [];
        for (int row = 0; row < result.Length; row++)
        {
            if (!double.IsNaN(result[row]))
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
            part(block).Clear();
        }

        return found;
    }

    /// <summary>The blocks in groups in which no output belongs to two.</summary>
    private static List<List<Block>> Group(List<Block> blocks, int outputs)
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

    private static Block?[] Owners(List<Block> group, int outputs)
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
    }
}
