using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Whether a method may write to memory that it did not allocate itself.</summary>
internal static class MemoryWrites
{
    public static bool Any(IrMethod method)
    {
        var own = new HashSet<int>();
        return Any(method.Body, own);
    }

    private static bool Any(EquatableArray<IrStatement> block, HashSet<int> own)
    {
        foreach (IrStatement statement in block)
        {
            bool writes = statement switch
            {
                StoreStatement store => IsForeign(store.Place.Base),
                AccumulateStatement accumulate => IsForeign(accumulate.Place.Base),
                FillStatement fill => IsForeign(fill.Sequence),
                CopyStatement copy => IsForeign(copy.Destination),
                CallStatement call => call.Arguments.Where((argument, i) =>
                    argument.Value is VariableOperand { Variable: { Type: SequenceType } variable } && IsForeign(variable)
                    && (call.Companion != CompanionKind.Primal || !call.Callee.ParameterOf(i).IsReadOnly)).Any(),
                EffectStatement effect => effect.Arguments.Any(static argument => argument.Type is SequenceType { Kind: SequenceKind.Array }),
                _ => false,
            };
            if (writes)
            {
                return true;
            }

            switch (statement)
            {
                case LetStatement { Value: AllocateExpression, Target: var target }:
                    own.Add(target.Id);
                    break;
                case AssignStatement assign:
                    own.Remove(assign.Target.Id);
                    break;
            }

            if (statement.Blocks().Any(inner => Any(inner, own)))
            {
                return true;
            }
        }

        return false;

        bool IsForeign(IrVariable variable) => variable.Type is SequenceType or AggregateType { Kind: AggregateKind.Class } && !own.Contains(variable.Id);
    }
}
