namespace AutoDiff.Fuzzer;

/// <summary>Removes statements from a failing program while it fails in the same way.</summary>
public static class Shrinker
{
    /// <summary>The smallest program found that fails as the given one does.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="limit">How many candidates to try.</param>
    /// <param name="onLanes">Whether companions for many points are compared.</param>
    public static FuzzFailure Shrink(FuzzFailure failure, int limit = 400, bool onLanes = false)
    {
        ArgumentNullException.ThrowIfNull(failure);
        FuzzFailure best = failure;
        bool progress = true;
        while (progress && limit > 0)
        {
            progress = false;
            foreach (FuzzProgram candidate in Candidates(best.Program))
            {
                if (limit-- <= 0)
                {
                    break;
                }

                if (Fails(candidate, best.Kind, onLanes) is { } smaller)
                {
                    best = smaller;
                    progress = true;
                    break;
                }
            }
        }

        return best;
    }

    private static FuzzFailure? Fails(FuzzProgram candidate, string kind, bool onLanes) =>
        BatchRunner.Run([candidate], onLanes).Failures.FirstOrDefault(failure => failure.Kind == kind && !IsUsersError(failure));

    // A candidate that lost a declaration fails by itself.
    private static bool IsUsersError(FuzzFailure failure) =>
        failure.Kind == "compilation" && failure.Message.StartsWith(failure.Program.ClassName + ".cs", StringComparison.Ordinal);

    private static IEnumerable<FuzzProgram> Candidates(FuzzProgram program)
    {
        for (int m = 0; m < program.Methods.Count; m++)
        {
            if (m < program.Methods.Count - 1)
            {
                yield return program with { Methods = [.. program.Methods.Where((_, i) => i != m)] };
            }

            foreach (IReadOnlyList<FuzzStatement> body in Smaller(program.Methods[m].Body))
            {
                FuzzMethod smaller = program.Methods[m] with { Body = body };
                yield return program with { Methods = [.. program.Methods.Select((method, i) => i == m ? smaller : method)] };
            }
        }
    }

    /// <summary>The block with a part of it removed, halves first, or with one of its statements made smaller.</summary>
    private static IEnumerable<IReadOnlyList<FuzzStatement>> Smaller(IReadOnlyList<FuzzStatement> block)
    {
        for (int size = block.Count / 2; size > 1; size /= 2)
        {
            for (int start = 0; start + size <= block.Count; start += size)
            {
                yield return [.. block.Take(start), .. block.Skip(start + size)];
            }
        }

        for (int i = block.Count - 1; i >= 0; i--)
        {
            yield return [.. block.Take(i), .. block.Skip(i + 1)];
        }

        for (int i = 0; i < block.Count; i++)
        {
            foreach (IReadOnlyList<FuzzStatement> smaller in Smaller(block[i]))
            {
                yield return [.. block.Take(i), .. smaller, .. block.Skip(i + 1)];
            }
        }
    }

    private static IEnumerable<IReadOnlyList<FuzzStatement>> Smaller(FuzzStatement statement)
    {
        if (statement.Body is null)
        {
            yield break;
        }

        yield return statement.Body;
        if (statement.Else is not null)
        {
            yield return statement.Else;
            yield return [statement with { Else = null }];
            foreach (IReadOnlyList<FuzzStatement> otherwise in Smaller(statement.Else))
            {
                yield return [statement with { Else = otherwise }];
            }
        }

        foreach (IReadOnlyList<FuzzStatement> body in Smaller(statement.Body))
        {
            yield return [statement with { Body = body }];
        }
    }
}
