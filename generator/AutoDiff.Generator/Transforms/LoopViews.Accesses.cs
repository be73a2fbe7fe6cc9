using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <content>What a loop reads and writes at its index and what does not change.</content>
internal sealed partial class LoopViews
{
    /// <summary>The accesses of a loop that views can stand for.</summary>
    private sealed class Accesses
    {
        private readonly ForStatement loop;
        private readonly IrBuilder before;
        private readonly HashSet<int> assigned;
        private readonly HashSet<int> inside = [];
        private readonly Dictionary<int, Expression> definitions = [];
        private readonly Dictionary<int, IrVariable> hoisted = [];

        /// <param name="before">Takes what an index is made of and what the loop computes without change.</param>
        public Accesses(ForStatement loop, VariableSet references, IrBuilder before)
        {
            this.loop = loop;
            this.before = before;
            assigned = [.. references];
            AssignedVariables.Gather(loop.Body, assigned);
            Gather(loop.Body, isUnconditional: true);
            foreach (Place place in loop.Body.Select(PlaceOf).OfType<Place>())
            {
                if (Of(place) is { } at)
                {
                    IsWorthwhile |= !at.IsIndex;
                    Visited.Add(place.Base);
                }
            }
        }

        /// <summary>Whether some index is not the loop's own.</summary>
        public bool IsWorthwhile { get; }

        /// <summary>The memory whose elements views can stand for.</summary>
        public List<IrVariable> Visited { get; } = [];

        /// <summary>Whether the loop writes to memory of the companion's own alone.</summary>
        public bool WritesOwn(MemoryAliases aliases) => loop.Body.All(statement => WritesOnly(aliases.IsOwn, statement));

        /// <summary>Whether the loop writes to no memory that was passed in other than shadows: after an index out of range an argument must be as the member itself leaves
        /// it, elements before that index written and none after it.</summary>
        public bool KeepsArguments(MemoryAliases aliases) => loop.Body.All(statement => WritesOnly(memory => aliases.IsOwn(memory) || aliases.IsShadow(memory), statement));

        private static bool WritesOnly(Func<IrVariable, bool> isAllowed, IrStatement statement) => statement switch
        {
            StoreStatement { Place.Base: var memory } => isAllowed(memory),
            AccumulateStatement { Place.Base: var memory } => !MemoryRoots.IsMemory(memory.Type) || isAllowed(memory),
            _ => statement.Blocks().All(block => block.All(inner => WritesOnly(isAllowed, inner))),
        };

        /// <summary>The index of a place as the loop's own and what does not change; null if it is not of that kind.</summary>
        public Affine? Of(Place place)
        {
            if (place.Indices.Count != 1 || !place.Path.IsEmpty || place.Base.Type is not SequenceType { Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan or SequenceKind.Array, Element: RealType or PassiveType { Code: "int" } }
                || inside.Contains(place.Base.Id) || assigned.Contains(place.Base.Id))
            {
                return null;
            }

            Affine at = new();
            return Add(at, place.Indices[0], isNegative: false, 0) && at.Coefficient == 1 ? at : null;
        }

        private static Place? PlaceOf(IrStatement statement) => statement switch
        {
            LetStatement { Value: LoadExpression load } => load.Place,
            AssignStatement { Value: LoadExpression load } => load.Place,
            StoreStatement s => s.Place,
            AccumulateStatement s => s.Place,
            _ => null,
        };

        private void Gather(EquatableArray<IrStatement> block, bool isUnconditional)
        {
            foreach (IrStatement statement in block)
            {
                switch (statement)
                {
                    case LetStatement s:
                        inside.Add(s.Target.Id);
                        if (isUnconditional)
                        {
                            definitions[s.Target.Id] = s.Value;
                        }

                        break;
                    case DeclareStatement s:
                        inside.Add(s.Target.Id);
                        break;
                }

                foreach (EquatableArray<IrStatement> inner in statement.Blocks())
                {
                    Gather(inner, isUnconditional: false);
                }
            }
        }

        private bool Add(Affine at, Operand operand, bool isNegative, int depth)
        {
            if (Affine.Constant(operand) is { } constant)
            {
                at.Offset = unchecked(at.Offset + (isNegative ? -constant : constant));
                return true;
            }

            if (operand is not VariableOperand { Variable: var variable } || variable.Type != PassiveType.Int32 || depth > 8)
            {
                return false;
            }

            if (variable.Id == loop.Index.Id)
            {
                at.Coefficient += isNegative ? -1 : 1;
                return true;
            }

            if (assigned.Contains(variable.Id))
            {
                return false;
            }

            if (!inside.Contains(variable.Id))
            {
                return at.Add(variable, isNegative);
            }

            if (!definitions.TryGetValue(variable.Id, out Expression? value))
            {
                return false;
            }

            return value switch
            {
                UseExpression use => Add(at, use.Value, isNegative, depth + 1),
                BinaryExpression { Operator: BinaryOperator.Add, IsChecked: false } sum => Add(at, sum.Left, isNegative, depth + 1) && Add(at, sum.Right, isNegative, depth + 1),
                BinaryExpression { Operator: BinaryOperator.Subtract, IsChecked: false } sum => Add(at, sum.Left, isNegative, depth + 1) && Add(at, sum.Right, !isNegative, depth + 1),
                _ when Hoisted(variable, 0) is { } same => at.Add(same, isNegative),
                _ => false,
            };
        }

        /// <summary>An integer that the loop computes from what it does not change, computed before it; null if it is not of that kind.</summary>
        private IrVariable? Hoisted(IrVariable variable, int depth)
        {
            if (variable.Id == loop.Index.Id || assigned.Contains(variable.Id) || depth > 8)
            {
                return null;
            }

            if (!inside.Contains(variable.Id))
            {
                return variable;
            }

            if (hoisted.TryGetValue(variable.Id, out IrVariable? known))
            {
                return known;
            }

            if (!definitions.TryGetValue(variable.Id, out Expression? value)
                || value is not (UseExpression or LengthExpression { Sequence.Type: SequenceType { Kind: not SequenceKind.List } }
                    or BinaryExpression { IsChecked: false, Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply }))
            {
                return null;
            }

            Dictionary<int, IrVariable> operands = [];
            foreach (Operand operand in value.Operands())
            {
                if (operand is VariableOperand { Variable: var used })
                {
                    if (Hoisted(used, depth + 1) is not { } before)
                    {
                        return null;
                    }

                    operands[used.Id] = before;
                }
            }

            Expression outside = value.Map(
                operand => operand is VariableOperand { Variable: var used } ? new VariableOperand(operands[used.Id]) : operand,
                used => operands[used.Id]);
            return hoisted[variable.Id] = before.Let(variable.Name, outside).Variable;
        }
    }

    /// <summary>An index: that of the loop plus variables that it does not change plus a constant.</summary>
    private sealed class Affine
    {
        private readonly SortedDictionary<int, (IrVariable Variable, int Times)> terms = [];

        public int Coefficient { get; set; }

        public int Offset { get; set; }

        public bool IsIndex => Offset == 0 && terms.Count == 0;

        public static int? Constant(Operand operand) => operand is PassiveConstant constant && constant.Type == PassiveType.Int32
            && int.TryParse(constant.Code, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int value) ? value : null;

        public bool Add(IrVariable variable, bool isNegative)
        {
            int times = (terms.TryGetValue(variable.Id, out (IrVariable, int Times) known) ? known.Times : 0) + (isNegative ? -1 : 1);
            terms.Remove(variable.Id);
            if (times != 0)
            {
                terms[variable.Id] = (variable, times);
            }

            return true;
        }

        public string KeyOf(IrVariable memory) =>
            FormattableString.Invariant($"{memory.Id}:{Offset}") + string.Concat(terms.Select(static term => FormattableString.Invariant($",{term.Key}*{term.Value.Times}")));

        /// <summary>The index of the first element that a loop from <paramref name="lowest"/> on visits.</summary>
        public Operand Start(Operand lowest, IrBuilder builder, Func<IrBuilder, Operand, PassiveConstant, Operand> plus)
        {
            Affine start = new() { Offset = Offset };
            foreach ((IrVariable variable, int times) in terms.Values)
            {
                start.terms[variable.Id] = (variable, times);
            }

            if (Constant(lowest) is { } constant)
            {
                start.Offset = unchecked(start.Offset + constant);
            }
            else
            {
                start.Add(((VariableOperand)lowest).Variable, isNegative: false);
            }

            Operand? sum = null;
            foreach ((IrVariable variable, int times) in start.terms.Values.OrderByDescending(static term => term.Times))
            {
                for (int i = 0; i < Math.Abs(times); i++)
                {
                    sum = sum is not null ? builder.Let(new BinaryExpression(times > 0 ? BinaryOperator.Add : BinaryOperator.Subtract, sum, variable, PassiveType.Int32))
                        : times > 0 ? new VariableOperand(variable)
                        : builder.Let(new UnaryExpression(UnaryOperator.Negate, variable, PassiveType.Int32));
                }
            }

            return sum is null ? PassiveConstant.Int(start.Offset)
                : start.Offset == 0 ? sum
                : plus(builder, sum, PassiveConstant.Int(start.Offset));
        }
    }
}
