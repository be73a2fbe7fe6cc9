using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <content>The proof that an iteration with a zero seed changes nothing.</content>
internal sealed partial class ZeroAdjoints
{
    private sealed class Proof(ZeroAdjoints pass, IrVariable seed, Place seedPlace, IReadOnlyCollection<IrStatement> kept)
    {
        private readonly HashSet<int> zero = [seed.Id];
        private readonly HashSet<int> declared = [];
        private readonly HashSet<int> zeroBuffers = [];
        private readonly HashSet<int> notZero = [];
        private int taken;

        public bool HasNoEffect(List<IrStatement> body)
        {
            foreach (int id in pass.buffers.Keys)
            {
                if (IsZeroBetweenIterations(id, body))
                {
                    zeroBuffers.Add(id);
                }
            }

            // Variables that are declared with zero are taken to stay zero until one of their assignments says otherwise.
            while (true)
            {
                zero.Clear();
                zero.Add(seed.Id);
                declared.Clear();
                taken = 0;
                int before = notZero.Count;
                bool proved = Visit(body) && taken == 0;
                if (notZero.Count == before)
                {
                    return proved;
                }
            }
        }

        private bool Visit(IEnumerable<IrStatement> block)
        {
            bool hasNoEffect = true;
            foreach (IrStatement statement in block)
            {
                hasNoEffect &= Visit(statement);
            }

            return hasNoEffect;
        }

        private bool Visit(IrStatement statement)
        {
            switch (statement)
            {
                case SourceStatement:
                    return true;
                case LetStatement { Value: TapeReserveExpression } let:
                    taken++;
                    declared.Add(let.Target.Id);
                    return true;
                case LetStatement { Value: TapeReleaseExpression } let when kept.Contains(let):
                    // What the forward sweep has recorded is taken back where the iteration is left out, too.
                    declared.Add(let.Target.Id);
                    return taken == 0;
                case LetStatement { Value: TapeReleaseExpression } let:
                    declared.Add(let.Target.Id);
                    taken--;
                    return taken >= 0;
                case LetStatement let:
                    declared.Add(let.Target.Id);
                    if (IsZero(let.Value) && !notZero.Contains(let.Target.Id))
                    {
                        zero.Add(let.Target.Id);
                    }

                    return let.Value is not (TemplateExpression { IsPure: false } or AllocateExpression { OnStack: true });
                case DeclareStatement declare:
                    declared.Add(declare.Target.Id);
                    if (declare is { IsZeroed: true, Target.Type: RealType } && !notZero.Contains(declare.Target.Id))
                    {
                        zero.Add(declare.Target.Id);
                    }

                    return true;
                case AssignStatement assign:
                    return Assign(assign);
                case AccumulateStatement accumulate:
                    return IsZero(accumulate.Value) || IsOwnPrimal(accumulate.Place.Base);
                case StoreStatement store:
                    return IsOwnPrimal(store.Place.Base)
                        || (IsZero(store.Value) && (store.Place == seedPlace || zeroBuffers.Contains(store.Place.Base.Id)));
                case FillStatement fill:
                    return IsOwnPrimal(fill.Sequence) || (IsZero(fill.Value) && zeroBuffers.Contains(fill.Sequence.Id));
                case CopyStatement copy:
                    return IsOwnPrimal(copy.Destination);
                case IfStatement branch:
                    return Visit(branch.Then) & Visit(branch.Else);
                case ForStatement inner:
                    int outside = taken;
                    bool hasNoEffect = Visit(inner.Body);
                    return hasNoEffect && taken == outside;
                default:
                    return false;
            }
        }

        private bool Assign(AssignStatement assign)
        {
            int id = assign.Target.Id;
            bool isZero = IsZero(assign.Value);
            if (declared.Contains(id))
            {
                if (!isZero && zero.Contains(id))
                {
                    notZero.Add(id);
                }

                return true;
            }

            // A sum outside of the iteration to which zero is added.
            return assign.Target.Type is RealType
                && assign.Value is BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: VariableOperand { Variable: var sum } } addition
                && sum.Id == id && IsZero(addition.Right);
        }

        /// <summary>Memory into which the iteration is run again, for its own reversal only.</summary>
        private bool IsOwnPrimal(IrVariable memory) => !pass.aliases.IsShadow(memory) && pass.aliases.IsOwn(memory);

        private bool IsZero(Operand operand) => operand is RealConstant { IsZero: true } || (operand is VariableOperand { Variable: var variable } && zero.Contains(variable.Id));

        private bool IsZero(Expression value) => value.Type is RealType && value switch
        {
            UseExpression use => IsZero(use.Value),
            UnaryExpression unary => IsZero(unary.Value),
            ConvertExpression convert => IsZero(convert.Value),
            ChainExpression chain => IsZero(chain.Shadow),
            BinaryExpression { Operator: BinaryOperator.Multiply } product => IsZero(product.Left) || IsZero(product.Right),
            BinaryExpression { Operator: BinaryOperator.Divide } quotient => IsZero(quotient.Left),
            BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum => IsZero(sum.Left) && IsZero(sum.Right),
            SelectExpression select => IsZero(select.WhenTrue) && IsZero(select.WhenFalse),
            LoadExpression load => zeroBuffers.Contains(load.Place.Base.Id) || load.Place == seedPlace,
            _ => false,
        };

        /// <summary>Whether a buffer is used in this loop only and each iteration leaves zeros in it.</summary>
        private bool IsZeroBetweenIterations(int id, List<IrStatement> body)
        {
            int last = -1;
            IrVariable? buffer = null;
            for (int i = 0; i < body.Count; i++)
            {
                if (Find(body[i], id) is { } found)
                {
                    (buffer, last) = (found, i);
                }
            }

            if (buffer is null || Mentions(pass.method.Body, buffer) != Mentions(body, buffer))
            {
                return false;
            }

            Operand length = pass.buffers[id];
            switch (body[last])
            {
                case FillStatement { Value: RealConstant { IsZero: true } } fill:
                    return fill.Sequence.Id == id;
                case ForStatement { Step: 1, From: PassiveConstant { Code: "0" } } inner when inner.To == length:
                    return ZeroesEach(inner, buffer);
                case ForStatement { Step: -1, To: PassiveConstant { Code: "-1" }, From: var from } inner when IsLast(from, length):
                    return ZeroesEach(inner, buffer);
                default:
                    return false;
            }
        }

        /// <summary>Whether each iteration sets its own element to zero, and that is the last that happens to it.</summary>
        private static bool ZeroesEach(ForStatement inner, IrVariable buffer)
        {
            bool isZeroed = false;
            foreach (IrStatement statement in inner.Body)
            {
                switch (statement)
                {
                    case StoreStatement { Value: RealConstant { IsZero: true }, Place: { Indices.Count: 1 } place } when place.Base.Id == buffer.Id && place.Indices[0] == (VariableOperand)inner.Index:
                        isZeroed = true;
                        break;
                    case LetStatement { Value: LoadExpression }:
                        break;
                    case AccumulateStatement { Place: { Indices.Count: 1 } place } when place.Base.Id == buffer.Id && place.Indices[0] == (VariableOperand)inner.Index && !isZeroed:
                        break;
                    default:
                        if (Find(statement, buffer.Id) is not null)
                        {
                            return false;
                        }

                        break;
                }
            }

            return isZeroed;
        }

        private bool IsLast(Operand last, Operand length) => last is VariableOperand { Variable: var variable }
            ? Definition(pass.method.Body, variable.Id) is BinaryExpression { Operator: BinaryOperator.Subtract, Right: PassiveConstant { Code: "1" } } difference && difference.Left == length
            : last is PassiveConstant one && length is PassiveConstant count && int.TryParse(one.Code, out int a) && int.TryParse(count.Code, out int b) && a == b - 1;

        private static Expression? Definition(EquatableArray<IrStatement> block, int id)
        {
            foreach (IrStatement statement in block)
            {
                if (statement is LetStatement let && let.Target.Id == id)
                {
                    return let.Value;
                }

                foreach (EquatableArray<IrStatement> inner in statement.Blocks())
                {
                    if (Definition(inner, id) is { } found)
                    {
                        return found;
                    }
                }
            }

            return null;
        }

        /// <summary>The memory variable with that id, if the statement mentions it.</summary>
        private static IrVariable? Find(IrStatement statement, int id)
        {
            foreach (Operand operand in statement.Operands())
            {
                if (operand is VariableOperand { Variable: var variable } && variable.Id == id)
                {
                    return variable;
                }
            }

            foreach (IrStatement inner in statement.Blocks().SelectMany(static block => block))
            {
                if (Find(inner, id) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }
}
