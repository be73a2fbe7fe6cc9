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
    public static IrMethod Wrap(BatchSignature signature, RealType real, string name, string points, string typeArguments, VariableIds ids)
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
        VariableOperand end = block.Let("end", new TemplateExpression(
            "global::System.Math.Min({0}, {1} - {2}) + {2}",
            EquatableArray.Of(new PassiveConstant(BlockSize, PassiveType.Int32), count, start), PassiveType.Int32, IsPure: true, IsStable: true));
        List<Operand> arguments = [.. signature.Parameters.Select(static parameter => new VariableOperand(parameter.Variable)), start, end];
        string holes = string.Join(", ", arguments.Select((_, i) =>
            (i < signature.Parameters.Count && signature.Parameters[i].Mode is PassingMode.Out or PassingMode.Ref ? "ref " : "") + $"{{{i}}}"));
        IrStatement Run(string width) => new EffectStatement(
            $"{points}<{typeArguments}global::AutoDiff.CompilerServices.{width}<{real.Code}>>({holes})", arguments.ToEquatableArray(), EndsFlow: false);

        Operand Is(string property) => new PassiveConstant("global::AutoDiff.CompilerServices.LaneWidth." + property, PassiveType.Boolean);
        block.Add(new IfStatement(
            Is("Is512"),
            EquatableArray.Of(Run("Wide512")),
            EquatableArray.Of<IrStatement>(new IfStatement(Is("Is256"), EquatableArray.Of(Run("Wide256")), EquatableArray.Of(Run("Wide128"))))));
        builder.Add(new DeclareStatement(start, IsZeroed: true));
        block.Add(new AssignStatement(start, new UseExpression(end)));
        IrBuilder header = builder.Nested();
        Operand more = header.Let(new BinaryExpression(BinaryOperator.Less, start, count, PassiveType.Boolean));
        builder.Add(new WhileStatement(header.ToBlock(), more, block.ToBlock()));
        builder.Add(new ReturnStatement(EquatableArray<Operand>.Empty));
        return new IrMethod(name, signature.Parameters.ToEquatableArray(), EquatableArray<IrResult>.Empty, builder.ToBlock(), signature.Primal.Layouts, ids.Count);
    }
}
