using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>The public companion over a method on lanes: checks, gradients of shared parameters set to zero, and the points by blocks.</summary>
internal static class LaneBatch
{
    /// <param name="signature">The companion's parameters.</param>
    /// <param name="real">The real in each lane.</param>
    /// <param name="name">The companion's name.</param>
    /// <param name="points">How the method for a range of points is called, up to its type arguments.</param>
    /// <param name="typeArguments">The type arguments of the member, with a trailing comma, or empty.</param>
    /// <param name="ids">Hands out variables.</param>
    /// <param name="group">How many vectors the method for a range of points takes at a time (<see cref="LaneGroups"/>); one for no groups.</param>
    public static IrMethod Wrap(BatchSignature signature, RealType real, string name, string points, string typeArguments, VariableIds ids, int group = 1)
    {
        var builder = new IrBuilder(ids);
        builder.AddRange(signature.Checks);
        if (signature.Jacobian is not null)
        {
            builder.AddRange(new JacobianSize(signature, ids, isStructured: false).Statements);
        }

        var clearing = new ShadowClearing(signature.Primal.Layouts, builder);
        foreach (IrParameter parameter in signature.Primal.Parameters)
        {
            if (parameter.IsBatched || signature.GradientOf(parameter) is not { } gradient)
            {
                continue;
            }

            if (MemoryRoots.IsMemory(gradient.Variable.Type))
            {
                clearing.Clear(gradient.Variable);
            }
            else
            {
                builder.Add(new AssignStatement(gradient.Variable, new UseExpression(new RealConstant(0, (RealType)gradient.Variable.Type))));
            }
        }

        IrVariable start = builder.NewVariable("start", PassiveType.Int32);
        IrBuilder block = builder.Nested();
        Operand count = signature.Points;
        const string BlockSize = "global::AutoDiff.CompilerServices.LaneMemory.BlockSize";
        VariableOperand end = block.Let("end", group > 1
            ? new TemplateExpression(
                $"global::AutoDiff.CompilerServices.LaneMemory.EndOfRange<{real.Code}>({{0}}, {{1}}, {group})", EquatableArray.Of<Operand>(start, count), PassiveType.Int32, IsPure: true, IsStable: true)
            : new TemplateExpression(
                "global::System.Math.Min({0}, {1} - {2}) + {2}",
                EquatableArray.Of(new PassiveConstant(BlockSize, PassiveType.Int32), count, start), PassiveType.Int32, IsPure: true, IsStable: true));
        List<Operand> arguments = [.. signature.Parameters.Select(static parameter => new VariableOperand(parameter.Variable)), start, end];
        string holes = string.Join(", ", arguments.Select((_, i) =>
            (i < signature.Parameters.Count && signature.Parameters[i].Mode is PassingMode.Out or PassingMode.Ref ? "ref " : "") + $"{{{i}}}"));
        EquatableArray<IrStatement> choice = EquatableArray<IrStatement>.Empty;
        foreach ((string condition, string widths) in Widths(real, group, "{0}", "{1}").Reverse())
        {
            var call = new EffectStatement($"{points}<{typeArguments}{widths}>({holes})", arguments.ToEquatableArray(), EndsFlow: false);
            choice = condition.Length == 0
                ? EquatableArray.Of<IrStatement>(call)
                : EquatableArray.Of<IrStatement>(new IfStatement(Condition(block, condition, start, end), EquatableArray.Of<IrStatement>(call), choice));
        }

        block.AddRange(choice);
        builder.Add(new DeclareStatement(start, IsZeroed: true));
        block.Add(new AssignStatement(start, new UseExpression(end)));
        IrBuilder header = builder.Nested();
        Operand more = header.Let(new BinaryExpression(BinaryOperator.Less, start, count, PassiveType.Boolean));
        builder.Add(new WhileStatement(header.ToBlock(), more, block.ToBlock()));
        builder.Add(new ReturnStatement(EquatableArray<Operand>.Empty));
        return new IrMethod(name, signature.Parameters.ToEquatableArray(), EquatableArray<IrResult>.Empty, builder.ToBlock(), signature.Primal.Layouts, ids.Count);
    }

    /// <summary>The vectors that the method for a range of points is called with, widest first: the condition as C#, empty for the last, and the type arguments.</summary>
    /// <param name="real">The real in each lane.</param>
    /// <param name="group">How many vectors are taken at a time; one for no groups.</param>
    /// <param name="start">The first point as C#.</param>
    /// <param name="end">The point after the last as C#.</param>
    public static IReadOnlyList<(string Condition, string TypeArguments)> Widths(RealType real, int group, string start, string end)
    {
        const string Services = "global::AutoDiff.CompilerServices.";
        string Width(string width, string sums) => group > 1 ? $"{Services}{width}<{real.Code}>, {Services}{sums}<{real.Code}>" : $"{Services}{width}<{real.Code}>";
        var widths = new List<(string, string)>();
        if (group > 1)
        {
            widths.Add(($"{Services}LaneWidth.IsGroups<{real.Code}>({start}, {end}, {group})", Width($"Wide{512 * group}", "Wide512")));
        }

        widths.Add((Services + "LaneWidth.Is512", Width("Wide512", "Wide512")));
        widths.Add((Services + "LaneWidth.Is256", Width("Wide256", "Wide256")));
        widths.Add(("", Width("Wide128", "Wide128")));
        return widths;
    }

    private static Operand Condition(IrBuilder block, string condition, IrVariable start, Operand end) => condition.Contains("{0}")
        ? block.Let("", new TemplateExpression(condition, EquatableArray.Of<Operand>(start, end), PassiveType.Boolean, IsPure: true, IsStable: true))
        : new PassiveConstant(condition, PassiveType.Boolean);
}
